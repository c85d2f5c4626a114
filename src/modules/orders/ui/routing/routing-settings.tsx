"use client";
import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { LeaveGuard } from "@/ui/leave-guard";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { LinkTabs } from "@/ui/tabs";
import { showToast } from "@/ui/toast";
import type { RoutingKnowledge } from "../../routing/knowledge";
import type { RuleSetView } from "../../routing/rule-set-views";
import { GatherSettings } from "./gather-settings";
import { RuleLimits } from "./rule-limits";
import { RuleList } from "./rule-list";
import { TestDrive } from "./test-drive";
import { useRuleDrafts } from "./use-rule-drafts";
import { WhatIf } from "./what-if";

type Props = {
  views: readonly RuleSetView[];
  /** The channel whose tab is open; null: the organization's. */
  chosen: string | null;
  names: Readonly<Record<string, string>>;
  knowledge: RoutingKnowledge;
  maxParcels: number;
  currency: string;
};

/** The rules of the organization and of each channel: to be ordered, tried on an order and on those of the last days, and saved. */
export function RoutingSettings({ views, chosen, ...rest }: Props) {
  const t = useTranslations("routing");
  const view = views.find(({ channel }) => channel?.code === chosen) ?? views[0];
  if (!view) return null;
  return (
    <>
      <p className="max-w-prose text-pretty text-13 text-ink-2">{t("about")}</p>
      <Scope views={views} view={view} label={t("scopes")} {...rest} />
    </>
  );
}

function Scope({
  views,
  view,
  label,
  names,
  knowledge,
  maxParcels,
  currency,
}: Omit<Props, "chosen"> & { view: RuleSetView; label: string }) {
  const t = useTranslations("routing");
  const router = useRouter();
  const reasonText = useReasonText();
  const needsManager = useNeeds("manager");
  const draft = useRuleDrafts(view);
  const put = trpc.routing.put.useMutation({
    onSuccess: () => {
      draft.drop();
      showToast({ title: t("saved"), text: t("savedAbout"), tone: "success" });
      router.refresh();
    },
    onError: (error) => {
      showToast({ title: reasonText(reasonOf(error)), tone: "danger" });
      router.refresh();
    },
  });
  const channel = view.channel?.code ?? null;
  const whose = view.own ? (channel ? "ownOfChannel" : "ownOfAll") : view.source === "organization" ? "asAll" : "builtIn";
  const unsaved = draft.dirty ? draft.set : null;
  return (
    <>
      <LeaveGuard isUnsaved={draft.unsaved} />
      <div className="-mx-5 min-w-0 max-md:-mx-4">
        <LinkTabs
          label={label}
          tabs={views.map(({ channel, own }) => ({
            href: channel ? `/settings/routing?channel=${encodeURIComponent(channel.code)}` : "/settings/routing",
            label: (
              <>
                {channel?.name ?? t("all")}
                {channel && own && <span className="text-12 text-ink-3">{t("ownMark")}</span>}
                {draft.hasDraft(channel?.code ?? null) && (
                  <span role="img" aria-label={t("unsaved")} className="size-1.5 rounded-full bg-warning" />
                )}
              </>
            ),
            current: channel?.code === view.channel?.code,
          }))}
        />
      </div>
      {draft.overtaken && (
        <Banner
          title={t("overtaken")}
          actions={
            <Button size="sm" onClick={draft.drop}>
              {t("showTheirs")}
            </Button>
          }
        >
          {t("overtakenAbout")}
        </Banner>
      )}
      <Card
        title={t("title")}
        note={t(`whose.${whose}`)}
        actions={
          view.own && (
            <Button
              size="sm"
              variant="ghost"
              icon={<RotateCcw />}
              disabledReason={needsManager}
              pending={put.isPending && put.variables.rules === null}
              onClick={() => put.mutate({ channel, version: view.version, rules: null })}
            >
              {t(channel ? "resetChannel" : "resetAll")}
            </Button>
          )
        }
      >
        <RuleList
          rules={draft.set.rules}
          knowledge={knowledge}
          currency={currency}
          onChange={(rules) => draft.edit({ ...draft.set, rules })}
        />
        <RuleLimits set={draft.set} organizationMax={maxParcels} onChange={draft.edit} />
        <GatherSettings set={draft.set} names={names} currency={currency} onChange={draft.edit} />
        <footer className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3">
          <Button
            variant="primary"
            pending={put.isPending && put.variables.rules !== null}
            disabledReason={needsManager ?? (draft.dirty ? null : { code: "routing.nothing_edited" })}
            onClick={() => put.mutate({ channel, version: draft.version, rules: draft.set })}
          >
            {t("save")}
          </Button>
          {draft.dirty && (
            <>
              <Button variant="ghost" onClick={draft.drop}>
                {t("discard")}
              </Button>
              <span role="status" className="text-13 text-warning">
                {t("unsaved")}
              </span>
            </>
          )}
        </footer>
      </Card>
      <TestDrive key={`drive ${channel}`} views={views} channel={channel} tried={unsaved} names={names} currency={currency} />
      <WhatIf key={`if ${channel}`} channel={channel} tried={unsaved} names={names} currency={currency} />
    </>
  );
}
