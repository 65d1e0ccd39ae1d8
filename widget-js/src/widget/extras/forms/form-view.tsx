import type { JSX } from "preact";
import type { Form } from "../../fetched";
import { dress } from "../dress";
import { Recorder } from "../voice/recorder";
import { useUi } from "../../ui";
import { Leave } from "./leave";
import { PreChat } from "./pre-chat";

/** What stands in the composer's place. */
export function FormView({ form }: { readonly form: Form }): JSX.Element {
  dress(useUi().controller.bridge.shadow);
  switch (form.kind) {
    case "preChat":
      return <PreChat questions={form.questions} held={form.held} />;
    case "leave":
      return <Leave />;
    case "voice":
      return <Recorder />;
  }
}
