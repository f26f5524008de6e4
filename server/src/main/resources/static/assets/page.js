// What pages do beyond plain forms and links. Each of these modules finds its own elements, and does nothing where there are none.
import "./upload.js";
import "./watch.js";
import "./place.js";
import "./heat.js";
import "./problem.js";
