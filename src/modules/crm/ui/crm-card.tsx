"use client";
import { Handshake, KeyRound, Plug, RotateCcw, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type LineState, lineState } from "@/modules/channels/line/health";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { DateTime, RelativeTime } from "@/ui/date-time";
import { type Fact, FactList } from "@/ui/fact-list";
import { useNow } from "@/ui/formats-context";
import type { GlyphName } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Badge } from "@/ui/status";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import type { Tone } from "@/ui/tone";
import type { CrmConnection } from "../crm-queries";
import type { CrmKind } from "../inputs";
import { CrmDialog } from "./crm-dialog";

const looks: Record<LineState, { glyph: GlyphName; tone: Tone }> = {
  idle: { glyph: "hourglass", tone: "neutral" },
  well: { glyph: "check", tone: "success" },
  troubled: { glyph: "hold", tone: "warning" },
  resting: { glyph: "hourglass", tone: "danger" },
  off: { glyph: "dashed", tone: "neutral" },
};

/** One CRM: whether it hears of orders, what it would not take, its keys and stages, and a test. */
export function CrmCard({ first }: { first: CrmConnection }) {
  const t = useTranslations("crm");
  const kinds = useTranslations("crm.kinds");
  const states = useTranslations("channels.health.state");
  const reasonText = useReasonText();
  const now = useNow();
  const { code } = first;
  const router = useRouter();
  const [asking, setAsking] = useState<"change" | "remove" | null>(null);
  const close = () => setAsking(null);
  const { data: crm, refetch } = trpc.crm.byCode.useQuery({ code }, { initialData: first });
  const { data: deals, refetch: recount } = trpc.crm.deals.useQuery({ code });
  const onError = (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" });
  const remove = trpc.crm.remove.useMutation({
    onError: (error) => {
      remove.reset();
      onError(error);
    },
    onSuccess: () => {
      close();
      showToast({ title: t("removed", { code }), tone: "success" });
      router.refresh();
    },
  });
  // What is removed is not asked about any more, though its end is an event too.
  const again = () => void (remove.isIdle && Promise.all([refetch(), recount()]));
  useLiveQuery(["crm", "order.crm_deal_made", "order.crm_refused"], again);
  const put = trpc.crm.put.useMutation({ onSuccess: again, onError });
  const test = trpc.crm.test.useMutation({ onError });
  const tellAgain = trpc.crm.tellAgain.useMutation({ onSuccess: again, onError });
  const kind = crm.kind as CrmKind;
  const date = (at: string | null) => (at === null ? null : new Date(at));
  const state = lineState({ ...crm, pausedUntil: date(crm.pausedUntil), lastSuccessAt: date(crm.lastSuccessAt), now });
  const facts: Fact[] = [
    { label: t("answered"), value: crm.lastSuccessAt ? <RelativeTime at={crm.lastSuccessAt} /> : t("never"), quiet: !crm.lastSuccessAt },
    { label: t("told"), value: deals?.told ?? "…" },
    { label: t("waiting"), value: deals?.waiting ?? "…" },
    ...(crm.trouble
      ? [
          { label: t("trouble"), value: <span className="text-danger">{reasonText(crm.trouble)}</span>, apart: true },
          { label: t("since"), value: <DateTime at={crm.trouble.at} as="full" /> },
        ]
      : []),
    ...(state === "resting" && crm.pausedUntil ? [{ label: t("rests"), value: <DateTime at={crm.pausedUntil} as="time" /> }] : []),
  ];
  const refused = deals?.items.filter((deal) => deal.state === "refused") ?? [];
  return (
    <Card
      icon={<Handshake />}
      title={kinds(kind)}
      note={
        <span className="flex flex-wrap items-center gap-2">
          <span className="mono">{code}</span>
          <Badge {...looks[state]}>{states(state)}</Badge>
        </span>
      }
      padded
    >
      <div className="grid gap-5">
        <FactList facts={facts} className="max-w-110" />
        <div className="flex flex-wrap gap-2">
          <Button icon={<KeyRound />} onClick={() => setAsking("change")}>
            {t("change")}
          </Button>
          <Button icon={<Plug />} pending={test.isPending} onClick={() => test.mutate({ code })}>
            {t("test")}
          </Button>
          <Button variant="danger" icon={<Trash2 />} onClick={() => setAsking("remove")}>
            {t("remove")}
          </Button>
        </div>
        {test.data && (
          <Banner
            tone={test.data.problem ? "warning" : "success"}
            icon={<Plug />}
            title={t(test.data.problem ? "testFailed" : "testPassed")}
          >
            {reasonText(test.data.problem)}
          </Banner>
        )}
        {refused.length > 0 && (
          <Banner
            icon={<Handshake />}
            title={t("refused", { count: deals?.refused ?? 0 })}
            actions={
              <Button size="sm" icon={<RotateCcw />} pending={tellAgain.isPending} onClick={() => tellAgain.mutate({ code })}>
                {t("tellAgain")}
              </Button>
            }
          >
            <ul className="grid gap-1">
              {refused.slice(0, 10).map(({ orderId, number, reason }) => (
                <li key={orderId}>
                  <TextLink href={`/orders/${encodeURIComponent(number)}`}>{number}</TextLink> {reasonText(reason)}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        <Switch
          label={t("active")}
          help={t("activeHelp")}
          checked={crm.active}
          disabled={put.isPending}
          onChange={(active) => put.mutate({ code, crm: { kind, settings: crm.settings, secrets: {}, active } })}
        />
      </div>
      {asking === "change" && <CrmDialog kind={kind} crm={crm} onSaved={again} onClose={close} />}
      <ConfirmDialog
        open={asking === "remove"}
        onOpenChange={close}
        title={t("removeTitle", { kind: kinds(kind) })}
        description={t("removeAbout")}
        confirm={t("remove")}
        danger
        pending={remove.isPending}
        onConfirm={() => remove.mutate({ code })}
      />
    </Card>
  );
}
