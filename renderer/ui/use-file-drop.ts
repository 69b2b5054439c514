// The whole window as a drop target. Anything but files (text, a link) is left alone.
import { useEffect, useState } from 'react';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** What was dropped: files, and the names of directories, which cannot be read as files. */
export type Dropped = { files: File[]; directories: string[] };

function takeDropped(transfer: DataTransfer): Dropped {
  const dropped: Dropped = { files: [], directories: [] };
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) dropped.directories.push(entry.name);
    else if (file) dropped.files.push(file);
  }
  return dropped;
}

/** Answers whether files hover over the window now. Pass a stable function. */
export function useFileDrop(onDrop: (dropped: Dropped) => void): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    // Leaving the window has no related element; leaving one element for another has.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setHovering(false);
      onDrop(takeDropped(event.dataTransfer));
    };
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop };
    for (const [type, listener] of Object.entries(listeners))
      window.addEventListener(type, listener as EventListener);
    return () => {
      for (const [type, listener] of Object.entries(listeners))
        window.removeEventListener(type, listener as EventListener);
    };
  }, [onDrop]);
  return hovering;
}
