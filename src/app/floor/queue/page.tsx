import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueueScreen } from "./queue-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("floor.queue"))("title") };
}

/** What this device has not sent yet, and what was refused. All of it is known to the device alone. */
export default function QueuePage() {
  return <QueueScreen />;
}
