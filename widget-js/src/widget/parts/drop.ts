import { useState } from "preact/hooks";
import { useUi } from "../ui";

interface Drop {
  readonly dragging: boolean;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Files may be dropped anywhere on the panel. */
export function useDrop(closed: boolean): Drop {
  const { controller } = useUi();
  const [dragging, setDragging] = useState(false);
  const carriesFiles = (event: DragEvent): boolean =>
    !closed && (event.dataTransfer?.types.includes("Files") ?? false);
  return {
    dragging,
    onDragOver(event) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    },
    onDragLeave(event) {
      const { currentTarget, relatedTarget } = event;
      const within = currentTarget instanceof Node && relatedTarget instanceof Node;
      if (!within || !currentTarget.contains(relatedTarget)) setDragging(false);
    },
    onDrop(event) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      controller.files.add([...(event.dataTransfer?.files ?? [])]);
    },
  };
}
