import type { ComponentChildren, JSX, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface ChunkProps {
  readonly scroller: RefObject<HTMLElement>;
  readonly children: ComponentChildren;
}

/** A stretch of the log that is drawn while it is near what the reader sees, and keeps its place when it is not. */
export function Chunk({ scroller, children }: ChunkProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useLayoutEffect(() => {
    const place = box.current;
    if (!place || !scroller.current) return;
    const watcher = new IntersectionObserver(
      (changes) => {
        const now = changes.at(-1);
        if (now) setHeight(now.isIntersecting ? null : now.boundingClientRect.height);
      },
      { root: scroller.current, rootMargin: "1200px 0px" },
    );
    watcher.observe(place);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (box.current) box.current.style.height = height === null ? "" : `${height}px`;
  }, [height]);
  return (
    <div class="chunk" ref={box}>
      {height === null && children}
    </div>
  );
}
