"use client";
import { CircleCheck, Info, OctagonX, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toast as sonner } from "sonner";
import { cx } from "./cx";
import { inkOf } from "./tone";

type Tone = "success" | "info" | "warning" | "danger";
type Action = { label: string; onClick: () => void };

export type Toast = {
  title: ReactNode;
  text?: ReactNode;
  tone?: Tone;
  /** What can be done about it: "Отменить", "Открыть". */
  action?: Action;
  second?: Action;
  /** Grey words beside the action: "ещё 8 с", "только что". */
  note?: ReactNode;
  /** Stands in place of the icon: a product, an avatar. */
  picture?: ReactNode;
  /** Toasts of one group replace each other instead of piling up: word the count into the title. */
  group?: string;
  /** Milliseconds; errors stay until they are read. */
  duration?: number;
};

const icons = { success: <CircleCheck />, info: <Info />, warning: <TriangleAlert />, danger: <OctagonX /> };

/** Shows a toast and gives its id. */
export function showToast(toast: Toast): string | number {
  return sonner.custom((id) => <ToastCard {...toast} onClose={() => sonner.dismiss(id)} />, {
    ...(toast.group && { id: toast.group }),
    duration: toast.duration ?? (toast.tone === "danger" ? Number.POSITIVE_INFINITY : toast.action ? 8000 : 5000),
  });
}

function ToastCard({ title, text, tone = "info", action, second, note, picture, onClose }: Toast & { onClose: () => void }) {
  const t = useTranslations("ui");
  const act = (run: () => void) => () => {
    run();
    onClose();
  };
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cx(
        "flex w-86 max-w-[calc(100vw-32px)] items-start gap-2.5 rounded-lg border bg-raised py-2.5 pl-3 pr-2 font-sans text-13 text-ink shadow-float",
        tone === "danger" ? "border-danger" : "border-line-2",
      )}
    >
      {picture ?? <span className={cx("pt-0.5 [&_svg]:size-4", inkOf[tone])}>{icons[tone]}</span>}
      <div className="min-w-0 flex-1">
        <div className="font-medium">{title}</div>
        {text && <div className="text-12 text-ink-2">{text}</div>}
        {(action || note) && (
          <div className="mt-0.5 flex items-center gap-3 text-12">
            {action && (
              <button
                type="button"
                onClick={act(action.onClick)}
                className="relative rounded-sm font-medium text-accent-ink after:absolute after:-inset-x-1.5 after:-inset-y-1 hover:underline touch:py-2"
              >
                {action.label}
              </button>
            )}
            {second && (
              <button type="button" onClick={act(second.onClick)} className="rounded-sm text-ink-2 hover:underline touch:py-2">
                {second.label}
              </button>
            )}
            {note && <span className="text-ink-3">{note}</span>}
          </div>
        )}
      </div>
      <button
        type="button"
        aria-label={t("close")}
        onClick={onClose}
        className="relative grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 after:absolute after:-inset-3 hover:bg-hover hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </div>
  );
}
