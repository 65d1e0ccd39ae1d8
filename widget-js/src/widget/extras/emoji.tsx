import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { TextKey } from "../texts";
import { useUi } from "../ui";
import { dress } from "./dress";

const groups: readonly (readonly [TextKey, string])[] = [
  [
    "emojiSmileys",
    "😀 😃 😄 😁 😆 😅 😂 🤣 😊 🙂 🙃 😉 😍 🥰 😘 😋 😜 🤪 🤗 🤔 🤨 😐 😏 😒 🙄 😬 😌 😔 😴 😷 🤒 🤯 😎 🤓 😕 😟 🙁 😮 😳 🥺 😢 😭 😱 😞 😩 😤 😡 🤬",
  ],
  ["emojiPeople", "👍 👎 👌 ✌️ 🤞 👋 🙏 👏 🙌 💪 🤝 👀 🤷 🙋 🤦 💁 🧑 👶 👵 👪"],
  [
    "emojiNature",
    "🐶 🐱 🐭 🐰 🦊 🐻 🐼 🐨 🐷 🐸 🐵 🐔 🐦 🦆 🦋 🐝 🌸 🌹 🌻 🌲 🌵 🍀 🍁 ☀️ 🌧️ ❄️ ⭐ 🌈",
  ],
  ["emojiFood", "🍎 🍌 🍇 🍓 🍑 🥑 🥕 🌽 🍞 🧀 🍕 🍔 🍟 🌮 🍣 🍪 🎂 🍫 ☕ 🍵 🍺 🍷"],
  ["emojiThings", "🎁 🎉 🎈 📦 🚚 🛒 👕 👗 👟 👜 💍 📱 💻 🎧 📷 🔑 🏠 🚗 ✈️ ⏰ 📅 💳 💶 ✉️ 📞 🔍"],
  ["emojiSymbols", "❤️ 🧡 💛 💚 💙 💜 🖤 💔 ✅ ❌ ❓ ❗ ⚠️ 💯 ➡️ ⬅️ 🔁 🆗 🆕 ♻️"],
];

/** Arrow keys walk through the signs; Tab leaves them. */
export function EmojiPicker({ onPick }: { readonly onPick: (sign: string) => void }): JSX.Element {
  const { controller, words } = useUi();
  dress(controller.bridge.shadow);
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  let index = -1;

  useLayoutEffect(() => box.current?.querySelector("button")?.focus(), []);

  function walk(event: KeyboardEvent): void {
    const signs = [...(box.current?.querySelectorAll("button") ?? [])];
    const forward = words.direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = words.direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const perRow = signs.findIndex(({ offsetTop }) => offsetTop !== signs[0]?.offsetTop);
    const steps: Record<string, number> = {
      [forward]: 1,
      [back]: -1,
      ArrowDown: perRow,
      ArrowUp: -perRow,
      Home: -at,
      End: signs.length - 1 - at,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(at + step, 0), signs.length - 1);
    setAt(next);
    signs[next]?.focus();
  }

  return (
    <div class="emoji" ref={box} role="group" aria-label={words.say("emoji")} onKeyDown={walk}>
      {groups.map(([name, signs]) => (
        <div key={name} role="group" aria-label={words.say(name)} class="signs">
          {signs.split(" ").map((sign) => {
            const own = ++index;
            return (
              <button
                key={sign}
                type="button"
                tabIndex={own === at ? 0 : -1}
                onClick={() => onPick(sign)}
              >
                {sign}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
