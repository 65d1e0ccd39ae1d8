/**
 * What the parts that are fetched later take from the app instead of bringing it along: the build resolves every import
 * that leaves `extras/` to these names, and `loadExtras` hands them over. So the app stays one file, and one request.
 */
export { Fragment, jsx, jsxs } from "preact/jsx-runtime";
export { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
export { addDrawings, Icon } from "./look/icons";
export { lineText } from "./model/lines";
export { dateOf, isRecord, moneyOf, numberOf, recordsOf, textOf } from "./model/read";
export { authorName } from "./parts/group";
export { bearer } from "./state/session";
export { Anchor } from "./text/rich-text";
export { safeImage, safeUrl } from "./text/safe-url";
export { useUi } from "./ui";
