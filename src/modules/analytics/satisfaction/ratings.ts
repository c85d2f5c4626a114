/** What is counted of buyers' verdicts, and what follows from it. Pure. */

export const stars = ["one", "two", "three", "four", "five"] as const;
export type Stars = (typeof stars)[number];
export type RatingSums = Record<"ratings" | "stars" | Stars | "deliveryRatings" | "deliveryStars" | "goodsRatings" | "goodsStars", number>;

export const noRatings: RatingSums = {
  ...{ ratings: 0, stars: 0, one: 0, two: 0, three: 0, four: 0, five: 0 },
  ...{ deliveryRatings: 0, deliveryStars: 0, goodsRatings: 0, goodsStars: 0 },
};

const mean = (sum: number, count: number): number | null => (count > 0 ? sum / count : null);

/**
 * Means are stars; the net promoter score is the share of those who gave five stars less the share of those who gave three or fewer, in
 * points from -100 to 100: five stars speak well of a shop, four are content, the others warn their friends.
 */
export function derivedRatings(sums: RatingSums) {
  return {
    rating: mean(sums.stars, sums.ratings),
    delivery: mean(sums.deliveryStars, sums.deliveryRatings),
    goods: mean(sums.goodsStars, sums.goodsRatings),
    nps: mean(100 * (sums.five - sums.one - sums.two - sums.three), sums.ratings),
  };
}
