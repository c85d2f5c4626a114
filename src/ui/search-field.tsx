"use client";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useRef } from "react";
import { cx } from "./cx";
import { Kbd } from "./kbd";
import { useHotkeys } from "./use-hotkeys";

type Props = Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
  value: string;
  onChange: (value: string) => void;
  /** Enter. */
  onSubmit?: (value: string) => void;
  /** The page's one search answers to "/". */
  hotkey?: boolean;
};

/** The one search of a page: "/" brings the cursor here, Escape clears and leaves. */
export function SearchField({ value, onChange, onSubmit, hotkey = true, placeholder, className, ...rest }: Props) {
  const t = useTranslations("ui");
  const input = useRef<HTMLInputElement>(null);
  useHotkeys(hotkey ? [{ keys: "/", label: t("shortcuts.search"), run: () => input.current?.focus() }] : []);
  return (
    <search className={cx("relative block w-[340px] max-w-full touch:w-full", className)}>
      <Search aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-2 my-auto size-4 text-ink-3" />
      <input
        {...rest}
        ref={input}
        type="search"
        aria-label={rest["aria-label"] ?? placeholder ?? t("search")}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onSubmit?.(value);
          if (event.key !== "Escape") return;
          if (value) onChange("");
          else input.current?.blur();
          event.preventDefault();
        }}
        className="h-8 w-full rounded border border-line-2 bg-surface pl-8 pr-8 text-13 text-ellipsis focus-visible:border-transparent focus-visible:outline-offset-0 touch:h-12 touch:text-16 [&::-webkit-search-cancel-button]:hidden"
      />
      {value ? (
        <button
          type="button"
          aria-label={t("clearSearch")}
          onClick={() => onChange("")}
          className="absolute inset-y-0 right-0 grid w-8 place-items-center rounded text-ink-3 hover:text-ink touch:w-12"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      ) : (
        hotkey && <Kbd className="pointer-events-none absolute inset-y-0 right-2 my-auto touch:hidden">/</Kbd>
      )}
    </search>
  );
}
