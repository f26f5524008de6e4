UPDATE account SET created = TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00+00:00' WHERE name = 'who left';
