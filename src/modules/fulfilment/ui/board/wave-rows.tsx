"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { useReasonText } from "@/ui/reason-text";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { showToast } from "@/ui/toast";
import type { Board } from "./wave-board";

/** The waves of the last day: how far each is, and what its walks save. */
export function WaveRows({ waves }: { waves: Board["waves"] }) {
  const t = useTranslations("waves.board");
  const modes = useTranslations("waves.release.modes");
  const router = useRouter();
  const explain = useReasonText();
  const needs = useNeeds("operator");
  const cancel = trpc.waves.cancel.useMutation({
    onSuccess: ({ cancelled }) => {
      showToast({ title: t("cancelled", { count: cancelled }), tone: "success" });
      router.refresh();
    },
    onError: (error) => showToast({ title: explain(reasonOf(error)), tone: "danger" }),
  });
  if (waves.length === 0) return null;
  return (
    <Section title={t("waves")}>
      <div className="overflow-x-auto">
        <Table label={t("waves")} gutter={0}>
          <TableHead>
            <HeadCell>{t("wave")}</HeadCell>
            <HeadCell>{t("made")}</HeadCell>
            <HeadCell>{t("mode")}</HeadCell>
            <HeadCell numeric>{t("orders")}</HeadCell>
            <HeadCell numeric>{t("tasks")}</HeadCell>
            <HeadCell numeric>{t("way")}</HeadCell>
            <HeadCell>
              <span className="sr-only">{t("cancel")}</span>
            </HeadCell>
          </TableHead>
          <tbody>
            {waves.map((wave) => (
              <Row key={wave.id}>
                <Cell>{wave.number}</Cell>
                <Cell>
                  <DateTime at={wave.createdAt} /> {wave.ruleId ? t("byRule") : wave.by}
                </Cell>
                <Cell>{modes(wave.mode)}</Cell>
                <Cell numeric>{wave.orders}</Cell>
                <Cell numeric>{t("doneOf", { done: wave.done, tasks: wave.tasks })}</Cell>
                <Cell numeric>
                  {t("metres", { metres: wave.metres })}
                  {wave.serpentineMetres > wave.metres && (
                    <span className="block text-12 text-success">{t("saved", { metres: wave.serpentineMetres - wave.metres })}</span>
                  )}
                </Cell>
                <Cell>
                  <Button
                    size="sm"
                    variant="ghost"
                    disabledReason={needs ?? (wave.open === 0 ? reason("wave.nothing_to_cancel") : null)}
                    pending={cancel.isPending && cancel.variables.waveId === wave.id}
                    onClick={() => cancel.mutate({ waveId: wave.id })}
                  >
                    {t("cancel")}
                  </Button>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
