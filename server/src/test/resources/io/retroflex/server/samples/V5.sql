UPDATE access_log_head SET records = 0;
