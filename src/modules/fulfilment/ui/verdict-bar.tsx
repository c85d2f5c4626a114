"use client";
import { CircleCheckBig, CloudUpload, ScanLine, Undo2, Volume2, VolumeX, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/ui/cx";
import type { Verdict } from "./scan-verdict";

type Props = {
  verdict: Verdict | null;
  checking: boolean;
  muted: boolean;
  onMute: (muted: boolean) => void;
  /** At the shelf one walks on, at the packing table one takes the next from the tote. */
  at?: "shelf" | "table";
};

/** What the last scan came to, in words, at one height, so that nothing below it jumps. */
export function VerdictBar({ verdict, checking, muted, onMute, at = "shelf" }: Props) {
  const t = useTranslations("picking.verdict");
  const said = wording(verdict, checking, at, t);
  return (
    <div className={cx("mx-4 mt-2.5 flex min-h-13 shrink-0 items-center gap-3 rounded-lg py-1.5 pl-3.5", said.look)}>
      <span className="[&_svg]:size-7 [&_svg]:stroke-[2.5]">{said.icon}</span>
      <span role="status" aria-live="assertive" className="min-w-0 flex-1 text-16/5 font-semibold">
        {said.title}
        {said.text && <span className="block text-14/5 font-medium text-floor-ink2">{said.text}</span>}
      </span>
      <button
        type="button"
        aria-pressed={!muted}
        aria-label={t(muted ? "unmute" : "mute")}
        onClick={() => onMute(!muted)}
        className="grid size-12 shrink-0 place-items-center rounded focus-visible:outline-floor-ink [&_svg]:size-[22px]"
      >
        {muted ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
      </button>
    </div>
  );
}

type Said = { look: string; icon: ReactNode; title: string; text?: string };

function wording(
  verdict: Verdict | null,
  checking: boolean,
  at: "shelf" | "table",
  t: ReturnType<typeof useTranslations<"picking.verdict">>,
): Said {
  const plain = "bg-floor-panel text-floor-ink";
  if (checking && verdict?.kind !== "accepted") return { look: plain, icon: <ScanLine aria-hidden="true" />, title: t("checking") };
  switch (verdict?.kind) {
    case "accepted": {
      const { picked, quantity } = verdict;
      const title = t("accepted", { picked, quantity });
      const text = picked < quantity ? t("more", { units: quantity - picked }) : t(`lineDone.${at}`);
      return { look: "bg-floor-ok-bg text-floor-ok", icon: <CircleCheckBig aria-hidden="true" />, title, text };
    }
    case "kept": {
      const { sku, picked, quantity } = verdict;
      const title = quantity > 0 ? t("kept", { picked, quantity }) : t("keptCode", { code: sku });
      return { look: "bg-floor-ok-bg text-floor-ok", icon: <CloudUpload aria-hidden="true" />, title, text: t("keptText") };
    }
    case "undone":
      return { look: plain, icon: <Undo2 aria-hidden="true" />, title: t("undone"), text: t("undoneText", { sku: verdict.sku }) };
    case "lost":
      return { look: "bg-floor-no-bg text-floor-no", icon: <WifiOff aria-hidden="true" />, title: t("lost"), text: t("lostText") };
    default:
      return { look: plain, icon: <ScanLine aria-hidden="true" />, title: t("ready"), text: t(`readyText.${at}`) };
  }
}
