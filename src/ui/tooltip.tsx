"use client";
import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

/** Waits a moment before the first tooltip, then shows its neighbours at once. Once, around the app. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={400} skipDelayDuration={200}>
      {children}
    </Primitive.Provider>
  );
}

type Props = { content: ReactNode; children: ReactNode; side?: "top" | "right" | "bottom" | "left"; immediate?: boolean };

/** A dark note on hover and focus. The child must be one focusable element that takes a ref. */
export function Tooltip({ content, children, side = "top", immediate }: Props) {
  if (!content) return children;
  return (
    <Primitive.Root {...(immediate && { delayDuration: 0 })}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 flex max-w-70 animate-appear items-start gap-1.5 text-pretty rounded bg-tip px-2 py-1.5 text-12 text-tip-ink shadow-float [&_svg]:mt-0.5 [&_svg]:size-3 [&_svg]:shrink-0"
        >
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
