"use client";
import { EllipsisVertical, Pause, Undo2, UserRound, UserRoundX } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Dialog } from "@/ui/dialog";
import { FloorRow } from "@/ui/floor/floor-row";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { TaskSession } from "./use-task-session";

/** What is rarely needed on the walk: pause, hand on, give back. */
export function TaskMenu({ session }: { session: TaskSession }) {
  const t = useTranslations("waves.menu");
  const words = useTranslations("picking");
  const router = useRouter();
  const explain = useReasonText();
  const [handing, setHanding] = useState(false);
  const { task } = session;
  const options = {
    onSuccess: () => router.push("/floor/pick"),
    onError: (error: unknown) => showToast({ title: explain(reasonOf(error)), tone: "danger" as const }),
  };
  const pause = trpc.pickTasks.pause.useMutation(options);
  const letGo = trpc.pickTasks.letGo.useMutation(options);
  const handOn = trpc.pickTasks.handOn.useMutation(options);
  const over = task.state === "claimed" ? null : reason("pick_task.wrong_state", { action: "pause", state: task.state });
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={words("menu")}
            className="grid size-12 shrink-0 place-items-center rounded focus-visible:outline-floor-ink"
          >
            <EllipsisVertical aria-hidden="true" className="size-6" />
          </button>
        }
      >
        <MenuItem
          icon={<Undo2 />}
          disabledReason={session.canUndo ? null : reason("scan.nothing_to_undo")}
          onSelect={() => void session.undo()}
        >
          {words("undo")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Pause />} disabledReason={over} onSelect={() => pause.mutate({ taskId: task.id })}>
          {t("pause")}
        </MenuItem>
        <MenuItem icon={<UserRound />} disabledReason={over} onSelect={() => setHanding(true)}>
          {t("handOn")}
        </MenuItem>
        <MenuItem icon={<UserRoundX />} disabledReason={over} onSelect={() => letGo.mutate({ taskId: task.id })}>
          {t("letGo")}
        </MenuItem>
      </Menu>
      {handing && (
        <HandOn
          warehouse={task.warehouse}
          onClose={() => setHanding(false)}
          onChoose={(userId) => handOn.mutate({ taskId: task.id, userId })}
        />
      )}
    </>
  );
}

type HandOnProps = { warehouse: string; onClose: () => void; onChoose: (userId: string) => void };

function HandOn({ warehouse, onClose, onChoose }: HandOnProps) {
  const t = useTranslations("waves.menu");
  const pickers = trpc.pickTasks.pickers.useQuery({ warehouse });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("toWhom")} description={t("handOnText")}>
      {pickers.data?.length === 0 && <p className="text-14 text-ink-2">{t("nobody")}</p>}
      <ul className="grid gap-2">
        {(pickers.data ?? []).map(({ id, name }) => (
          <li key={id}>
            <FloorRow title={name} onClick={() => onChoose(id)} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
