// Loaded beside the console itself (main.js), and here before it: see api/early.js.

import { askEarly } from "./api/early.js";

askEarly();
