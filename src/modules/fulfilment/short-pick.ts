/** What a picker may say of units that are not to be had, and what becomes of them. Pure. */

export const shortReasons = ["missing", "damaged", "other_goods", "expired", "out_of_reach"] as const;
export type ShortReason = (typeof shortReasons)[number];

/** `route`: any warehouse that has them, else they wait; `wait`: they wait for this one until somebody has looked. */
export const shortChoices = ["route", "wait"] as const;

/** What a supervisor may answer to a picker who asks. */
export const questionAnswers = ["look_again", "other_bin", "route", "wait"] as const;
export type QuestionAnswer = (typeof questionAnswers)[number];
