import type { JSX, RefObject } from "preact";
import type { Question } from "../../state/session";
import type { TextKey } from "../../texts";
import { useUi } from "../../ui";

const shapes = {
  name: { label: "formName", type: "text", autocomplete: "name" },
  email: { label: "formEmail", type: "email", autocomplete: "email" },
  phone: { label: "formPhone", type: "tel", autocomplete: "tel" },
} as const satisfies Record<
  Question["field"],
  { readonly label: TextKey; readonly type: string; readonly autocomplete: string }
>;

interface FieldProps {
  readonly question: Question;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly first?: RefObject<HTMLInputElement>;
}

/** One thing that the shopper is asked. The browser says in its own language what is wrong with an answer. */
export function Field({ question, value, onInput, first }: FieldProps): JSX.Element {
  const { words } = useUi();
  const { label, type, autocomplete } = shapes[question.field];
  const name = words.say(label);
  return (
    <label class="asked">
      <span>{question.required ? name : words.say("formOptional", { field: name })}</span>
      <input
        ref={first ?? null}
        name={question.field}
        type={type}
        autocomplete={autocomplete}
        required={question.required}
        maxLength={200}
        value={value}
        dir={type === "text" ? "auto" : "ltr"}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
