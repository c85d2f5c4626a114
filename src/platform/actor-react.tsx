"use client";
import { createContext, type ReactNode, useContext } from "react";
import { type Role, whyNotRole } from "@/lib/permission";
import type { Reason } from "@/lib/reason";

type Me = { id: string; role: Role; warehouseIds: readonly string[] | null };

const MeContext = createContext<Me | null>(null);

/** Tells the components below who works here. Set by the workspace's layout. */
export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** The person at work: id, role, warehouses. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe outside the workspace");
  return me;
}

/** Why the person's role does not allow something; null when it does. For a button: `disabledReason={whyNot(...) ?? useNeeds("operator")}`. */
export function useNeeds(role: Role): Reason | null {
  return whyNotRole(useMe().role, role);
}
