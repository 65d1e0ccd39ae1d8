import { Fragment, jsx, jsxs } from "preact/jsx-runtime";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { addDrawings, Icon } from "./look/icons";
import { lineText } from "./model/lines";
import { isRecord, recordsOf, textOf } from "./model/read";
import { authorName } from "./parts/group";
import { bearer } from "./state/session";
import { Anchor } from "./text/rich-text";
import { safeImage, safeUrl } from "./text/safe-url";
import { useUi } from "./ui";

/**
 * What the parts that are fetched later take from the app instead of bringing it along: the build resolves every import
 * that leaves `extras/` to these names, and `loadExtras` hands them over in this order. So the app stays one file, and
 * one request.
 */
export const kit = [
  Fragment,
  jsx,
  jsxs,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  addDrawings,
  Icon,
  lineText,
  isRecord,
  recordsOf,
  textOf,
  authorName,
  bearer,
  Anchor,
  safeImage,
  safeUrl,
  useUi,
] as const;
