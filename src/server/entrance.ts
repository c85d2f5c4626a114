import { demoOwner, hasNoOrganization } from "@/modules/organizations/queries";
import { db } from "@/platform/db";
import { env } from "@/platform/env";
import { demoPassword } from "./demo/demo-people";

type Entrance = {
  /** Nobody has founded an organization: the set-up page is open. */
  isEmpty: boolean;
  /** The demo's sign-in, where only this machine can see the page. */
  demo: { email: string; password: string } | null;
};

/** What the pages before the sign-in need to know. */
export async function entrance(): Promise<Entrance> {
  const settings = env();
  if (await hasNoOrganization(db())) return { isEmpty: true, demo: null };
  const owner = settings.embedded ? await demoOwner(db()) : null;
  const password = demoPassword(settings);
  return { isEmpty: false, demo: owner && password === "dirigent-demo" ? { email: owner.email, password } : null };
}
