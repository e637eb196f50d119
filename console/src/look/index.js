// Styles of the whole document, before those of parts.

import "./colours.css";
import "./type.css";
import "./base.css";
