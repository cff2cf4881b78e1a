// What a page gains where scripts run. Without them it is complete.
import { switchTheme } from "./switch.js";
import { localTimes } from "./times.js";
import { listKeys } from "./keys.js";
import { visits } from "./visits.js";
import { sharing } from "./share.js";
import { sentences } from "./sentences.js";
import { picker } from "./picker.js";
import { story } from "./story.js";
import { saved } from "./saved.js";

switchTheme();
localTimes();
listKeys();
visits();
sharing();
sentences();
picker();
story();
saved();
