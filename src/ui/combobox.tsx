"use client";
import { ChevronsUpDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { controlHeight, controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldWiring } from "./field";
import { floating } from "./overlay-look";

type Props<T> = {
  value: T | null;
  onChange: (value: T | null) => void;
  /** What is typed. Feed it to a query (see useDebounced) and give its answer back as `items`. */
  query: string;
  onQueryChange: (query: string) => void;
  items: readonly T[];
  pending?: boolean;
  getKey: (item: T) => string;
  getLabel: (item: T) => string;
  renderItem?: (item: T) => ReactNode;
  /** Why an item cannot be chosen, shown beside it. */
  refuse?: (item: T) => string | null;
  placeholder?: string;
  emptyText?: ReactNode;
  /** Chosen items leave the field empty for the next one, as when adding order lines. */
  clearOnChoose?: boolean;
  autoFocus?: boolean;
  "aria-label"?: string;
};

/** Type to find, arrows to move, Enter to take. The list comes from wherever the caller asks. */
export function Combobox<T>(props: Props<T>) {
  const {
    value,
    onChange,
    query,
    onQueryChange,
    items,
    pending,
    getKey,
    getLabel,
    renderItem,
    refuse,
    placeholder,
    emptyText,
    clearOnChoose,
    autoFocus,
  } = props;
  const t = useTranslations("ui");
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [cursor, setCursor] = useState(0);
  const wired = useFieldWiring({ "aria-label": props["aria-label"] });
  const at = Math.min(cursor, Math.max(items.length - 1, 0));

  const choose = (item: T) => {
    if (refuse?.(item)) return;
    onChange(item);
    onQueryChange("");
    setOpen(false);
    setCursor(0);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setCursor(items.length === 0 ? 0 : (at + step + items.length) % items.length);
      return;
    }
    const item = items[at];
    if (event.key === "Enter" && open) {
      event.preventDefault();
      if (item !== undefined) choose(item);
    }
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };

  const shown = open || query ? query : value && !clearOnChoose ? getLabel(value) : query;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <span className="relative block">
          <input
            {...wired}
            ref={input}
            // biome-ignore lint/a11y/noAutofocus: asked for by dialogs that open for this field
            autoFocus={autoFocus}
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open && items[at] !== undefined ? `${list}-${at}` : undefined}
            autoComplete="off"
            placeholder={open && value && !clearOnChoose ? getLabel(value) : placeholder}
            value={shown}
            onChange={(event) => {
              onQueryChange(event.target.value);
              setCursor(0);
              setOpen(true);
            }}
            onClick={() => setOpen(true)}
            onKeyDown={onKeyDown}
            onBlur={() => {
              onQueryChange("");
              setOpen(false);
            }}
            className={cx(controlLook, controlHeight, "pr-9")}
          />
          {value && !clearOnChoose ? (
            <button
              type="button"
              aria-label={t("clear")}
              onClick={() => onChange(null)}
              className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded text-ink-3 hover:text-ink"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          ) : (
            <ChevronsUpDown aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-3.5 text-ink-3" />
          )}
        </span>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => input.current?.contains(event.target as Node) && event.preventDefault()}
          sideOffset={4}
          role="presentation"
          className={cx("z-60 w-(--radix-popover-trigger-width) p-1", floating)}
        >
          <div id={list} role="listbox" aria-label={placeholder ?? t("search")} className="max-h-72 overflow-y-auto">
            {items.map((item, index) => {
              const refusal = refuse?.(item) ?? null;
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, aria-activedescendant points here
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input
                <div
                  key={getKey(item)}
                  id={`${list}-${index}`}
                  ref={index === at && open ? scrollIntoView : undefined}
                  role="option"
                  aria-selected={value !== null && getKey(item) === getKey(value)}
                  aria-disabled={refusal ? true : undefined}
                  onPointerMove={() => setCursor(index)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(item)}
                  className={cx(
                    "flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 text-13 touch:min-h-12",
                    index === at && "bg-hover",
                    refusal ? "cursor-not-allowed text-ink-3" : "cursor-pointer",
                  )}
                >
                  <span className="min-w-0 flex-1">{renderItem ? renderItem(item) : getLabel(item)}</span>
                  {refusal && <span className="text-12">{refusal}</span>}
                </div>
              );
            })}
          </div>
          {items.length === 0 && (
            <div role="status" className="px-2 py-1.5 text-13 text-ink-3">
              {pending ? t("searching") : query ? (emptyText ?? t("nothingFound")) : t("typeToSearch")}
            </div>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function scrollIntoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}
