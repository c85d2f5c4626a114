import { whyNotRole } from "@/lib/permission";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { NotForRole } from "../not-for-role";
import { FailedWorkList } from "./failed-work-list";

export default async function FailuresPage() {
  const { role } = await requireSession();
  const refused = whyNotRole(role, "manager");
  if (refused) return <NotForRole reason={refused} />;
  return <FailedWorkList first={overTheWire(await api.failures.list())} />;
}
