import {
  ArrowLeftRight,
  Circle,
  Mail,
  NotebookPen,
  Paperclip,
  Pencil,
  ScanBarcode,
  Split,
  Star,
  Tag,
  TriangleAlert,
  Truck,
  Undo2,
  UserRound,
} from "lucide-react";
import type { ReactNode } from "react";
import { Glyph } from "@/ui/glyphs";
import { lookOf, type SignName } from "./timeline-facts";

const icons: Record<SignName, ReactNode> = {
  note: <NotebookPen />,
  mail: <Mail />,
  scan: <ScanBarcode />,
  truck: <Truck />,
  alert: <TriangleAlert />,
  edit: <Pencil />,
  label: <Tag />,
  star: <Star />,
  putBack: <Undo2 />,
  split: <Split />,
  swap: <ArrowLeftRight />,
  person: <UserRound />,
  file: <Paperclip />,
  plain: <Circle />,
};

/** The sign of a fact: our own work as a glyph, everything around it as a picture. */
export function TimelineSign({ type }: { type: string }) {
  const { glyph, icon } = lookOf(type);
  return <span aria-hidden="true">{glyph ? <Glyph name={glyph} /> : icons[icon ?? "plain"]}</span>;
}

export const mailSign = icons.mail;
