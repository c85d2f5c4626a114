"use client";
import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { FloorButton } from "@/ui/floor/floor-button";
import { signal } from "@/ui/floor/signals";
import { StateBanner } from "@/ui/floor/state-banner";
import { useReasonText } from "@/ui/reason-text";
import { Select } from "@/ui/select";

/** One button for the next task; with a cart chosen where pickers take what is due themselves. */
export function TakeNext({ warehouse, at }: { warehouse: string; at?: string | undefined }) {
  const t = useTranslations("waves.next");
  const router = useRouter();
  const explain = useReasonText();
  const [cart, setCart] = useState("");
  const [none, setNone] = useState(false);
  const settings = trpc.waves.settings.useQuery();
  const carts = trpc.waves.carts.useQuery();
  const claim = trpc.pickTasks.claimNext.useMutation({
    onSuccess: (task) => {
      if (task) return router.push(`/floor/pick/task/${task.taskId}`);
      setNone(true);
      signal("no");
    },
  });
  const offersCarts = settings.data?.freeWork && (carts.data?.length ?? 0) > 0;
  return (
    <div className="grid gap-2">
      {none && <StateBanner tone="ready" title={t("none")} text={t("noneText")} />}
      {claim.isError && <StateBanner tone="no" title={explain(reasonOf(claim.error))} />}
      {offersCarts && (
        <Select
          aria-label={t("cart")}
          value={cart}
          onChange={setCart}
          options={[
            { value: "", label: t("noCart") },
            ...(carts.data ?? []).map((one) => ({ value: one.code, label: t("cartOf", { name: one.name, slots: one.slots }) })),
          ]}
        />
      )}
      <FloorButton
        look="act"
        className="min-h-16!"
        icon={<ArrowRight aria-hidden="true" />}
        pending={claim.isPending || (claim.isSuccess && claim.data !== null)}
        onClick={() => claim.mutate({ warehouse, ...(at ? { at } : {}), ...(cart ? { cart } : {}) })}
      >
        {t("action")}
      </FloorButton>
    </div>
  );
}
