"use client";
import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { floating, menuItem } from "./overlay-look";
import { type Explained, useReasonText } from "./reason-text";

type Props = {
  /** The button that opens it. */
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "right";
  className?: string;
  children: ReactNode;
};

/** A list of actions under a button. Fill it with MenuItem, MenuLink, MenuChoices, MenuLabel, MenuSeparator. */
export function Menu({ trigger, align = "end", side, className, children }: Props) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cx(
            "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-appear overflow-y-auto p-1",
            floating,
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

type ItemProps = { icon?: ReactNode; danger?: boolean; disabledReason?: Explained; onSelect: () => void; children: ReactNode };

/** An action. A refused one stays in the list, can be reached by keyboard and says why below its name. */
export function MenuItem({ icon, danger, disabledReason, onSelect, children }: ItemProps) {
  const refusal = useReasonText()(disabledReason);
  return (
    <Primitive.Item
      aria-disabled={refusal ? true : undefined}
      onSelect={(event) => (refusal ? event.preventDefault() : onSelect())}
      className={cx(menuItem, danger && "text-danger", refusal && "h-auto! max-w-72 cursor-not-allowed py-1.5 text-ink-3")}
    >
      {icon}
      <span className="min-w-0">
        {children}
        {refusal && <span className="block text-12">{refusal}</span>}
      </span>
    </Primitive.Item>
  );
}

/** An entry that goes somewhere. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Item asChild className={menuItem}>
      <Link href={href}>
        {icon}
        {children}
      </Link>
    </Primitive.Item>
  );
}

type ChoicesProps<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; label: ReactNode; icon?: ReactNode }[];
};

/** One of a few, inside a menu: theme, language, warehouse. */
export function MenuChoices<T extends string>({ label, value, onChange, choices }: ChoicesProps<T>) {
  return (
    <Primitive.RadioGroup aria-label={label} value={value} onValueChange={(next) => onChange(next as T)}>
      <MenuLabel>{label}</MenuLabel>
      {choices.map((choice) => (
        <Primitive.RadioItem key={choice.value} value={choice.value} className={menuItem}>
          {choice.icon}
          <span className="min-w-0 flex-1 truncate">{choice.label}</span>
          <Primitive.ItemIndicator>
            <Check aria-hidden="true" className="size-3.5!" />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-2 pb-1 pt-1.5 text-12 text-ink-3">{children}</Primitive.Label>;
}

export function MenuSeparator() {
  return <Primitive.Separator className="mx-1 my-1 h-px bg-line" />;
}
