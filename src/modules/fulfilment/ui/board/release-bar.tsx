"use client";
import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { SegmentedControl } from "@/ui/segmented-control";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import { type WaveMode, waveModes } from "../../plan-wave";
import type { Board } from "./wave-board";

type Props = { board: Board; carrier: string | null; selected: readonly string[]; onReleased: () => void };

/** Makes a wave of what is chosen, or of all that is due. */
export function ReleaseBar({ board, carrier, selected, onReleased }: Props) {
  const t = useTranslations("waves.release");
  const router = useRouter();
  const explain = useReasonText();
  const needs = useNeeds("operator");
  const [mode, setMode] = useState<WaveMode>(board.carts.length > 0 ? "batch" : "single");
  const [cart, setCart] = useState(board.carts[0]?.code ?? "");
  const make = trpc.waves.make.useMutation({
    onSuccess: ({ number, tasks, orders, savedMetres }) => {
      showToast({
        tone: "success",
        title: t("done", { number, orders }),
        text: savedMetres > 0 ? t("doneSaved", { tasks, metres: savedMetres }) : t("doneTasks", { tasks }),
      });
      onReleased();
      router.refresh();
    },
    onError: (error) => {
      showToast({ title: explain(reasonOf(error)), tone: "danger" });
      router.refresh();
    },
  });
  const what = selected.length > 0 ? { fulfilmentIds: [...selected] } : { filter: carrier === null ? {} : { carriers: [carrier] } };
  const count = selected.length > 0 ? selected.length : board.due.length;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2.5">
      <SegmentedControl
        label={t("mode")}
        value={mode}
        onChange={(next) => setMode(next as WaveMode)}
        options={waveModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
      />
      {mode !== "single" && (
        <Select
          size="sm"
          aria-label={t("cart")}
          value={cart}
          onChange={setCart}
          options={[
            { value: "", label: t("noCart") },
            ...board.carts.map((one) => ({ value: one.code, label: t("cartOf", { name: one.name, slots: one.slots }) })),
          ]}
        />
      )}
      <Button
        variant="primary"
        icon={<Play />}
        pending={make.isPending}
        disabledReason={needs ?? (count === 0 ? reason("wave.nothing_due") : null)}
        onClick={() => make.mutate({ warehouse: board.warehouse.code, mode, cart: mode === "single" ? null : cart || null, ...what })}
      >
        {t(selected.length > 0 ? "chosen" : "all", { count })}
      </Button>
      <span className="text-12 text-ink-3">{t(`modeHelp.${mode}`)}</span>
    </div>
  );
}
