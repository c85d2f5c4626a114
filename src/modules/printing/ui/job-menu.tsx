"use client";
import { Download, EllipsisVertical, FileText, Printer, Repeat2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem, MenuLink } from "@/ui/menu";
import { printPdf } from "@/ui/print/print-pdf";
import { jobFile } from "@/ui/print/use-print";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { paperKinds } from "../paper-kind";
import { whyNotJob } from "../print-job";
import type { Job } from "./jobs-list";

/** What can be done with something that was, is or will be printed. */
export function JobMenu({ job, onChange }: { job: Job; onChange: () => void }) {
  const t = useTranslations("printing.acts");
  const reasonText = useReasonText();
  const needs = useNeeds("picker");
  const { id: jobId } = job;
  const done = {
    onSuccess: onChange,
    onError: (error: unknown) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" as const }),
  };
  const reprint = trpc.printing.reprint.useMutation(done);
  const printed = trpc.printing.printed.useMutation(done);
  const drop = trpc.printing.drop.useMutation(done);
  const here = () => {
    printPdf(jobFile(jobId, "pdf"));
    if (!needs && whyNotJob("print", job) === null) printed.mutate({ jobId });
  };
  return (
    <Menu align="end" trigger={<IconButton size="sm" label={t("menu", { title: job.title })} icon={<EllipsisVertical />} />}>
      <MenuItem icon={<Repeat2 />} disabledReason={needs ?? whyNotJob("reprint", job)} onSelect={() => reprint.mutate({ jobId })}>
        {t("reprint")}
      </MenuItem>
      <MenuItem icon={<Printer />} onSelect={here}>
        {t("here")}
      </MenuItem>
      <MenuLink icon={<FileText />} href={jobFile(jobId, "pdf")}>
        {t("pdf")}
      </MenuLink>
      {paperKinds[job.kind].zpl && (
        <MenuLink icon={<Download />} href={jobFile(jobId, "zpl")}>
          {t("zpl")}
        </MenuLink>
      )}
      <MenuItem icon={<X />} disabledReason={needs ?? whyNotJob("drop", job)} onSelect={() => drop.mutate({ jobId })}>
        {t("drop")}
      </MenuItem>
    </Menu>
  );
}
