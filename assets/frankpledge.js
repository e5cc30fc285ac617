// No page needs this: it only makes some of them quicker to use. Pages carry no script of their own.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// Only a page with a map loads what draws it.
if (document.querySelector("[data-map]")) import("./map.js");
