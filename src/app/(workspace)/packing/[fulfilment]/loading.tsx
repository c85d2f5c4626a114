import { getTranslations } from "next-intl/server";
import { FloorSkeleton } from "@/ui/floor/floor-skeleton";

/** A task is on its way: the screen's outline, so that nothing jumps when it comes. */
export default async function TaskLoading() {
  const t = await getTranslations("ui");
  return <FloorSkeleton label={t("loading")} />;
}
