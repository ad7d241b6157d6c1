// Types of the documents and reports of concord, made from their JSON Schemas by
// go generate ./schemas/... and held to them by a test. A schema says more: forms
// of texts, ranges of numbers and what depends on the value of another member.

/** Any JSON but null at the top. */
export type Json = string | number | boolean | (Json | null)[] | { [name: string]: Json | null };

/** Estimate is how far raters agree, with what it rests on. */
export interface AgreementEstimate {
  /** Format is EstimateFormat. */
  format: "principles.agreement/1.0";
  /** Coefficient is what was estimated. */
  coefficient: "percent" | "cohen" | "conger" | "scott" | "fleiss" | "ac1" | "ac2" | "alpha";
  /** Weights are the weights of partial agreement; absent if there are none. */
  weights?: "" | "linear" | "quadratic" | "radical" | "ordinal" | "ratio" | "custom";
  /** Metric is the kind of distances; for alpha only. */
  metric?: "nominal" | "ordinal" | "interval" | "ratio" | "weighted";
  /** Subjects is the number of subjects with a rating. */
  subjects: number;
  /** Paired is the number of subjects with two ratings or more. */
  paired: number;
  /** Ratings is the number of ratings. */
  ratings: number;
  /** Categories is the number of categories that raters could choose. */
  categories: number;
  /** Percent is the share (0 to 1) of pairs of raters who chose the same category, averaged over the paired subjects, without weights. */
  percent: FigureFigure;
  /** Observed is the agreement that was seen, with weights; alpha has a correction for small samples in it. */
  observed: FigureFigure;
  /** Expected is the agreement that chance would give. */
  expected: FigureFigure;
  /** Value is the coefficient: (observed − expected) / (1 − expected). 1 is full agreement, 0 what chance gives; it can be below 0. */
  value: FigureFigure;
  /** StandardError is the standard error of the value. */
  standardError: FigureFigure;
  /** Low is the lower end of the confidence interval. */
  low: FigureFigure;
  /** High is the upper end of the confidence interval, no higher than 1. */
  high: FigureFigure;
  /** Level is the confidence level, such as 0.95. */
  level: number;
  /** Notes are what else a reader must know. */
  notes: AgreementNote[];
}

/** Note is something a reader of an estimate must know. */
export interface AgreementNote {
  /** Code says what it is. */
  code: "unrated" | "singleRatings" | "unused" | "noSpread";
  /** Count is how many subjects or categories it is about. */
  count?: number;
}

/** Answer is what became of a score, and by which rules. */
export interface ChangeAnswer {
  /** Format is AnswerFormat. */
  format: "goals.change/1.0";
  /** RCI is the reliable change index; the sign is that of the scores. */
  rci: number;
  /** MDC is the minimal detectable change at 95 %. */
  mdc: number;
  /** Method is how RCI was calculated. */
  method: "JT" | "EN";
  /** Reliable is whether RCI lies beyond ±1.96. */
  reliable: boolean;
  /** Rule is the cut-off that was used; empty if there was none. */
  rule?: "a" | "b" | "c";
  /** CutOff is the score of that cut-off; absent with "noFunctional". */
  cutOff: FigureFigure;
  /** Crossed is whether the scores lie on different sides of it. A score on the cut-off is on the better side. */
  crossed: boolean;
  /** Category puts both together. */
  category: "recovered" | "improved" | "unchanged" | "deteriorated" | "harmed";
  /** Near is whether the index lies within a tenth of ±1.96: another rounding might have turned it. */
  near: boolean;
}

/** Flag is a change held against an important change. */
export interface ChangeFlag {
  /** Format is FlagFormat. */
  format: "goals.importance/1.0";
  /** Rule is the row that was used. */
  rule: ChangeImportant;
  /** Change is the change towards better; below 0 for worse. */
  change: FigureFigure;
  /** Important is whether the change is at least as large, either way. */
  important: boolean;
  /** Better is whether it is for the better. */
  better: boolean;
  /** Unsure is whether the change lies between the published limits. */
  unsure: boolean;
}

/** Important is the smallest change of a measure that mattered to people of one population. A change holds for that population and direction only. */
export interface ChangeImportant {
  /** Measure names the measure, as the caller names it. */
  measure: string;
  /** Population is the people it was found in. */
  population: string;
  /** Direction says which way the measure gets better. */
  direction: "higher" | "lower";
  /** Change is the size of the change, above 0. */
  change: number;
  /** Low and High are its limits as published; both 0 if there are none. */
  low?: number;
  /** the upper limit */
  high?: number;
  /** Anchor says how it was found. */
  anchor: "person" | "spread";
  /** Source is author and year. */
  source: string;
  /** DOI is the address of the source, such as 10.1186/s41687-021-00405-y. */
  doi: string;
}

/** Against is a ratio to or from a criterion. */
export interface ElicitAgainst {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Times is the ratio, 1 or more. */
  times: number;
}

/** Agreement compares two routes. */
export interface ElicitAgreement {
  /** A is the id of one route. */
  a: string;
  /** B is the id of the other. */
  b: string;
  /** Verdict says whether they agree. */
  verdict: "agree" | "differ" | "cannotCompare";
  /** Distance is the total variation distance of the weights, 0 to 1, or why there is none. */
  distance: FigureFigure;
  /** Tau is Kendall's τ-b of the orders, or why there is none. */
  tau: FigureFigure;
  /** Apart is the id of the criterion on which they differ most; absent if they are the same or cannot be compared. */
  apart?: string;
  /** OfA and OfB are the weights of that criterion, or of the end of its bounds that is nearer to the other route. */
  ofA: FigureFigure;
  /** OfB is the weight by the other route; see OfA. */
  ofB: FigureFigure;
  /** Reversed lists pairs of criteria in opposite order. */
  reversed: ElicitReversed[];
}

/** Alternative is a made-up option. */
export interface ElicitAlternative {
  /** ID names the alternative within its task. */
  id: string;
  /** Levels are what it has on the criteria; all alternatives of a task have the same criteria, and are alike on those left out. */
  levels: ElicitLevel[];
}

/** Answers is what one person said about how much the criteria of a decision matter, by one route of asking or several. */
export interface ElicitAnswers {
  /** Format is the name and version of the document format: "sdm.answers/1.0". */
  format: "sdm.answers/1.0";
  /** Decision is the id of the decision they are about. */
  decision: string;
  /** Voice says whose answers these are. */
  voice: SdmVoice;
  /** Date is when they were given. */
  date?: string;
  /** Routes are the ways of asking, each with its answers. */
  routes: [ElicitRoute, ...ElicitRoute[]];
  /** Extensions holds data of other systems under reverse DNS names; it is kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Asked is the range of a criterion that was shown to the person. */
export interface ElicitAsked {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Range is from what to what; absent for a criterion with categories. */
  range?: SdmRange;
  /** Direction is which way the person finds better, for a criterion whose direction is personal; absent for others. */
  direction?: "higherIsBetter" | "lowerIsBetter";
}

/** At is a place on the scale of a criterion: exactly one of its fields. */
export type ElicitAt = (
  | {
      number: number;
      category?: never;
    }
  | {
      number?: never;
      category: string;
    }
);

/** Clash names answers that cannot all hold. */
export interface ElicitClash {
  /** Said are the answers; without any one of them the others can hold. */
  said: [ElicitSaid, ...ElicitSaid[]];
  /** Smallest says that no smaller list of answers clashes; without it, that is not known. */
  smallest?: boolean;
}

/** Condition is a limit on the weights: Σ factor·weight compared with Bound. */
export interface ElicitCondition {
  /** Of are the factors; criteria left out have 0. */
  of: ElicitFactor[];
  /** Is says how the sum compares with the bound. */
  is: "more" | "atLeast" | "atMost" | "equal";
  /** Bound is the right hand side. */
  bound: number;
}

/** Extremes are the answers of the best–worst method. */
export interface ElicitExtremes {
  /** Best is the id of the criterion that matters most. */
  best: string;
  /** Worst is the id of the criterion that matters least. */
  worst: string;
  /** BestOver says how many times as much the best matters as each other. */
  bestOver: ElicitAgainst[];
  /** OverWorst says how many times as much each other matters as the worst. */
  overWorst: ElicitAgainst[];
}

/** Factor is the factor of one weight in a condition. */
export interface ElicitFactor {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Factor multiplies its weight. */
  factor: number;
}

/** Ladder is the levels of one criterion that pairs are made of. */
export interface ElicitLadder {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Levels are two or more, from worse to better, from the worst to the best end of the range. */
  levels: [ElicitAt, ElicitAt, ...ElicitAt[]];
}

/** Level is a criterion at a number or category. */
export interface ElicitLevel {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** At is the number or category. */
  at: ElicitAt;
}

/** Measure is a figure of a method. */
export interface ElicitMeasure {
  /** Name says what it measures. */
  name: "lambdaMax" | "consistencyIndex" | "consistencyRatio" | "geometricConsistency" | "geometricMeanWeight" | "deviation" | "inputConsistency" | "outputConsistency" | "largestFactor" | "bestMinusWorst" | "rootOfRatio" | "utility" | "utilityError" | "logLikelihood" | "nullLogLikelihood" | "answeredPairs" | "impliedPairs" | "openPairs";
  /** Criterion is the id of the criterion it is of; absent for the whole. */
  criterion?: string;
  /** Value is the figure, or why there is none. */
  value: FigureFigure;
  /** Limit is the published limit above which answers are called inconsistent; 0 if there is none. */
  limit?: number;
  /** Over says that the value is above the limit. */
  over?: boolean;
  /** Table names the table that the value depends on. */
  table?: "saaty" | "saaty2005" | "alonsoLamata" | "tummalaLing" | "doneganDodd";
}

/** Missing is something that was not answered. */
export interface ElicitMissing {
  /** Code says what kind of thing it is. */
  code: "noAnswer" | "unknown" | "noPair" | "noLink" | "noPick" | "notTold" | "morePairs";
  /** Criterion is the criterion it is about, if it is about one or two. */
  criterion?: string;
  /** With is the other criterion. */
  with?: string;
  /** Item is the id of the set, task or pair. */
  item?: string;
}

/** Named is a criterion as the report names it. */
export interface ElicitNamed {
  /** Criterion is its id. */
  criterion: string;
  /** Name is its plain name. */
  name: string;
}

/** Note is something that a reader of a route must know. */
export interface ElicitNote {
  /** Code says what. */
  code: "importance" | "rangeNotShown" | "otherRange" | "inconsistent" | "slack" | "notUnique" | "otherValues" | "separated" | "against" | "fewChoices";
  /** Criterion is the criterion it is about, if it is about one. */
  criterion?: string;
}

/** Rating is what was said about one criterion by itself. */
export interface ElicitRating {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Points are 0 or more; methods with points. */
  points?: number;
  /** Low and High are the ends of imprecise points, in place of Points; only the method impreciseSwing has them. */
  low?: number;
  /** High is the upper end; see Low. */
  high?: number;
  /** Rank is the place in the order, 1 first; criteria that matter the same share one. Methods with ranks. */
  rank?: number;
  /** DontKnow says that the person was asked and could not say. */
  dontKnow?: boolean;
}

/** Report is what the answers of one person say about the weights, route by route. */
export interface ElicitReport {
  /** Format is the name and version of the document format: "sdm.elicitation/1.0". */
  format: "sdm.elicitation/1.0";
  /** Decision is the id of the decision. */
  decision: string;
  /** Language is the BCP 47 tag of the names. */
  language: string;
  /** Voice says whose answers these are. */
  voice: SdmVoice;
  /** Date is when they were given. */
  date?: string;
  /** Criteria are those of the decision, in its order. */
  criteria: ElicitNamed[];
  /** Routes are the results, in the order of the answers. */
  routes: ElicitRouteReport[];
  /** Agreements compare each route with each later one. */
  agreements: ElicitAgreement[];
}

/** Reversed is a pair of criteria in opposite order. */
export interface ElicitReversed {
  /** MoreInA is the criterion that matters more by route A. */
  moreInA: string;
  /** MoreInB is the criterion that matters more by route B. */
  moreInB: string;
}

/** Route is one way of asking, with its answers. The method says which of the lists it has; the others are left out. */
export interface ElicitRoute {
  /** ID names the route within the answers. */
  id: string;
  /** Method is the way of asking. */
  method: "swing" | "impreciseSwing" | "direct" | "smart" | "smarter" | "rankOrderCentroid" | "rankSum" | "rankReciprocal" | "rankExponent" | "pairwise" | "bestWorst" | "tradeOff" | "maxDiff" | "choice" | "tradeOffRanking" | "statements";
  /** Importance says that the person was asked about importance as such, without being shown from what to what each criterion goes. Such weights do not belong to the ranges of the decision, and the report says so. */
  importance?: boolean;
  /** Asked are the ranges that were shown. */
  asked?: ElicitAsked[];
  /** Ratings are points or ranks: swing, impreciseSwing, direct, smart, smarter and the ranking methods. */
  ratings?: [ElicitRating, ...ElicitRating[]];
  /** Exponent is p of the method rankExponent, above 0 and at most 100. */
  exponent?: number;
  /** Judgements are the ratios of the method pairwise. */
  judgements?: [ElicitTimes, ...ElicitTimes[]];
  /** RandomIndex is the table for the consistency ratio of the method pairwise; left out, it is Saaty's. */
  randomIndex?: "saaty" | "saaty2005" | "alonsoLamata" | "tummalaLing" | "doneganDodd";
  /** BestWorst holds the answers of the method bestWorst. */
  bestWorst?: ElicitExtremes;
  /** Sets are those of the method maxDiff. */
  sets?: [ElicitSet, ...ElicitSet[]];
  /** Tasks are those of the method choice. */
  tasks?: [ElicitTask, ...ElicitTask[]];
  /** Ladders are the levels that the method tradeOffRanking asks about. */
  ladders?: [ElicitLadder, ...ElicitLadder[]];
  /** Steps are the comparisons of the methods tradeOff and tradeOffRanking. */
  steps?: ElicitStepPair[];
  /** Statements are those of the method statements. */
  statements?: [ElicitStatement, ...ElicitStatement[]];
}

/** RouteReport is what one route says about the weights. */
export interface ElicitRouteReport {
  /** ID is the id of the route. */
  id: string;
  /** Method is the way of asking. */
  method: "swing" | "impreciseSwing" | "direct" | "smart" | "smarter" | "rankOrderCentroid" | "rankSum" | "rankReciprocal" | "rankExponent" | "pairwise" | "bestWorst" | "tradeOff" | "maxDiff" | "choice" | "tradeOffRanking" | "statements";
  /** Status says what kind of result there is. */
  status: "weights" | "bounds" | "order" | "contradictory" | "notEnough";
  /** Basis says whether the weights belong to the ranges of the decision. */
  basis: "ranges" | "other" | "importance";
  /** Asked are the ranges and directions that the weights belong to. */
  asked: ElicitAsked[];
  /** Weights hold one entry for each criterion of the decision, in its order. */
  weights: [ElicitWeight, ...ElicitWeight[]];
  /** Measures say how well the answers fit together, and other figures of the method. */
  measures: ElicitMeasure[];
  /** Repair names the answer that fits the others least; absent if all fit. */
  repair?: ElicitSuggestion;
  /** Clash names answers that contradict each other; absent if none do. */
  clash?: ElicitClash;
  /** Conditions are what the answers say about the weights, if they leave more than one set of weights: other programs can work on with them. */
  conditions?: [ElicitCondition, ...ElicitCondition[]];
  /** Missing lists what was not answered. */
  missing: ElicitMissing[];
  /** Notes say what else a reader must know. */
  notes: ElicitNote[];
}

/** Said is an answer as a report names it. */
export interface ElicitSaid {
  /** ID is the id of the statement or pair. */
  id: string;
  /** What says what kind of answer it is: a Kind or a Worth. */
  what: "more" | "same" | "times" | "timesBetween" | "share" | "firstMore" | "secondMore";
  /** Criterion is the criterion it is about, for pairs that of the first step. */
  criterion: string;
  /** Than is the criterion it compares with; absent for a share. */
  than?: string;
  /** Low is the ratio or the lower end; for pairs the first step as a share of the way from worst to best, in value. */
  low?: number;
  /** High is the upper end; for pairs the second step in the same way. */
  high?: number;
  /** Text is what the person said, in their own words. */
  text?: string;
}

/** Set is a set of criteria shown together. */
export interface ElicitSet {
  /** ID names the set within its list. */
  id: string;
  /** Shown are the ids of two criteria or more. */
  shown: [string, string, ...string[]];
  /** Most is the id of the one that matters most. Most and Least are left out together if the set was not answered. */
  most?: string;
  /** Least is the id of the one that matters least. */
  least?: string;
}

/** Statement is something said about weights. */
export interface ElicitStatement {
  /** ID names the statement within its list. */
  id: string;
  /** Kind says what the statement says. */
  kind: "more" | "same" | "times" | "timesBetween" | "share";
  /** Criterion is the id of the criterion it is about. */
  criterion: string;
  /** Than is the id of the criterion it compares with; absent for a share. */
  than?: string;
  /** Times is the ratio of the kind times. */
  times?: number;
  /** Low is the lower end of a range of ratios or of a share; left out, it is open. */
  low?: number;
  /** High is the upper end; left out, it is open. */
  high?: number;
  /** Text is what the person said, in their own words. */
  text?: string;
}

/** Step is an improvement on one criterion. */
export interface ElicitStep {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** From is the worse end. */
  from: ElicitAt;
  /** To is the better end. */
  to: ElicitAt;
}

/** StepPair compares two improvements: which would you rather have? */
export interface ElicitStepPair {
  /** ID names the pair within its list. */
  id: string;
  /** First is one improvement. */
  first: ElicitStep;
  /** Second is another, on another criterion. */
  second: ElicitStep;
  /** Worth says which is worth more; left out if it was not answered. */
  worth?: "firstMore" | "secondMore" | "same";
}

/** Suggestion is an answer that fits the others badly, and what would fit. */
export interface ElicitSuggestion {
  /** Item is the id of the answer, if it has one. */
  item?: string;
  /** Over is the criterion that was said to matter Said times as much as Under. */
  over: string;
  /** Under is the criterion that it was compared with. */
  under: string;
  /** Said is the ratio given. */
  said: number;
  /** Fits is the ratio that would fit the weights from all answers. */
  fits: number;
}

/** Task is a choice between made-up alternatives. */
export interface ElicitTask {
  /** ID names the task within its list. */
  id: string;
  /** Alternatives are two or more. */
  alternatives: [ElicitAlternative, ElicitAlternative, ...ElicitAlternative[]];
  /** Chosen is the id of the one taken; left out if the task was not answered. */
  chosen?: string;
}

/** Times says that one criterion matters so many times as much as another. */
export interface ElicitTimes {
  /** ID names the judgement within its list; left out, it has no name. */
  id?: string;
  /** Over is the id of the criterion that matters Times as much. */
  over: string;
  /** Under is the id of the criterion it is compared with. */
  under: string;
  /** Times is the ratio, above 0; below 1 says that Over matters less. */
  times: number;
}

/** Weight is what a route says about one criterion. */
export interface ElicitWeight {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Weight is from 0 to 1, and all sum to 1; or why there is none. If some are open, the others are shares among themselves: see Low and High. */
  weight: FigureFigure;
  /** Low is the smallest weight that the answers leave, High the largest; the same as Weight where that is certain. */
  low: FigureFigure;
  /** High is the largest weight; see Low. */
  high: FigureFigure;
  /** Place is the place in the order of importance, 1 first, ties sharing one (1, 1, 3); 0 if it is not known. */
  place?: number;
}

/** Comparison is the report of Compare. */
export interface EquityComparison {
  /** Format is the format name and version: principles.comparison/1.0. */
  format: "principles.comparison/1.0";
  /** Question is the id of the question or item. */
  question: string;
  /** By is the respect in which people are grouped. */
  by: string;
  /** Reference is the id of the group with which the others are compared. */
  reference: string;
  /** Level is the confidence level of all intervals, such as 0.95. */
  level: number;
  /** Policy is the id of the policy for small numbers. */
  policy: string;
  /** All is everybody whose group is known; its comparisons are absent. */
  all: EquityResult;
  /** Groups are the groups, by ascending id. */
  groups: EquityResult[];
  /** Notes are what else a reader must know. */
  notes: EquityNote[];
}

/** Estimate is a figure with its confidence interval. */
export interface EquityEstimate {
  /** Value is the point estimate. */
  value: FigureFigure;
  /** Low is the lower end of the interval. */
  low: FigureFigure;
  /** High is the upper end of the interval. */
  high: FigureFigure;
}

/** Group is one group of people. */
export interface EquityGroup {
  /** ID names the group, such as pl: up to 200 bytes, as in a response. */
  id: string;
  /** Name is what a reader calls the group; its id if empty. */
  name?: string;
  /** Events is how many people answered yes, 0 to total; with an exposure, how often something happened. */
  events: number;
  /** Total is how many people answered. */
  total: number;
  /** Invited is how many people were asked, at least total; 0 if nobody counted. */
  invited?: number;
  /** Exposure is the time in which the events happened, in person-years or another unit that all groups share; 0 if the events are no rate. */
  exposure?: number;
}

/** Groups is how many people of each group answered yes to one question, or how often something happened to them in a time. */
export interface EquityGroups {
  /** Format is the format name and version: principles.groups/1.0. */
  format: "principles.groups/1.0";
  /** Question is the id of the question or item, such as 3b. */
  question: string;
  /** By is the respect in which people are grouped, such as language. */
  by: string;
  /** Reference is the id of the group with which the others are compared. Choose it before the numbers are seen; a large group gives narrow intervals. */
  reference: string;
  /** Groups are the groups, each person in one. */
  groups: [EquityGroup, ...EquityGroup[]];
  /** NotStated is how many people answered whose group is not known. */
  notStated?: number;
  /** Extensions hold data of others under reverse DNS names, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Note is something a reader of a comparison must know. */
export interface EquityNote {
  /** Code says what it is. */
  code: "suppressed" | "rounded" | "notSuppressed" | "policyUnverified" | "referenceHidden" | "exploratory" | "notStated" | "noInvitations";
  /** Number is what the note counts, if it counts anything. */
  number?: FigureFigure;
}

/** Policy says which small numbers are hidden, and how the others are shown. */
export interface EquityPolicy {
  /** Format is the format name and version: principles.suppression/1.0. */
  format: "principles.suppression/1.0";
  /** ID names the policy, such as nhs-hes-2018. */
  id: string;
  /** Title is the name of the policy. */
  title: string;
  /** Low is the smallest count that is hidden: 0, or 1 if zeros are shown. */
  low: number;
  /** High is the largest count that is hidden; 0 hides nothing. */
  high: number;
  /** Round is the number to the nearest multiple of which counts are rounded when they are shown; 0 or 1 for no rounding. */
  round?: number;
  /** Complement says that those who did not say yes are counted too, and hidden if they are few. */
  complement: boolean;
  /** Secondary says that further numbers are hidden where the totals would give a hidden one back. */
  secondary: boolean;
  /** Source is where the policy is published. */
  source?: string;
  /** Unverified says what of the policy could not be verified in its source. */
  unverified?: string;
  /** Extensions hold data of others under reverse DNS names, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Result is one group beside the reference. A figure that the policy hides says "suppressed". */
export interface EquityResult {
  /** ID names the group; empty for all groups together. */
  id?: string;
  /** Name is what a reader calls the group. */
  name?: string;
  /** Events is how many people said yes, rounded as the policy says. */
  events: FigureFigure;
  /** Total is how many people answered, rounded as the policy says. */
  total: FigureFigure;
  /** Share is the share of yes, 0 to 1, of the true counts (Wilson). */
  share: EquityEstimate;
  /** Response is the share of the invited who answered (Wilson). */
  response: EquityEstimate;
  /** ResponseDifference is the response less that of the reference, in shares (Newcombe's method 10). */
  responseDifference: EquityEstimate;
  /** Difference is the share less that of the reference (Newcombe's method 10). */
  difference: EquityEstimate;
  /** Ratio is the share divided by that of the reference (Katz). */
  ratio: EquityEstimate;
  /** RatioOfOthers is the same for those who did not say yes. */
  ratioOfOthers: EquityEstimate;
  /** Rate is the events by exposure (Byar). With an exposure there is a rate, and no share. */
  rate: EquityEstimate;
  /** RateDifference is the rate less that of the reference (Zou and Donner). */
  rateDifference: EquityEstimate;
  /** RateRatio is the rate divided by that of the reference (exact). */
  rateRatio: EquityEstimate;
  /** P is the two-sided p value of no difference in the shares or rates. */
  p: FigureFigure;
  /** Adjusted is the p value adjusted for the number of groups compared (Holm). */
  adjusted: FigureFigure;
  /** Test is how the p value was worked out; absent if there is none. */
  test?: "pearson" | "fisher" | "exact";
}

/** Class is how a coder did on one class. */
export interface FeedbackClass {
  /** Label is the label of the class. */
  label: string;
  /** Texts is how many texts people gave the label. */
  texts: number;
  /** Sensitivity is the share of them that the coder gave it too (Wilson). */
  sensitivity: EquityEstimate;
  /** Specificity is the share of the other texts that the coder did not give it (Wilson). */
  specificity: EquityEstimate;
  /** Precision is the share of the texts that the coder gave it which people gave it too (Wilson). It depends on how common the class is. */
  precision: EquityEstimate;
}

/** Code says what a comment is about. */
export interface FeedbackCode {
  /** Principle is the key of a principle or item, such as 5d. */
  principle: string;
  /** Direction is how the comment speaks of it. */
  direction: "praise" | "concern" | "suggestion" | "mixed";
}

/** Coded is how far people who coded the same comments agree. */
export interface FeedbackCoded {
  /** Format is CodedFormat. */
  format: "principles.coding/1.0";
  /** Comments is the number of comments. */
  comments: number;
  /** Once is how many of them one person coded. */
  once: number;
  /** Twice is how many of them two people or more coded. */
  twice: number;
  /** Principles say for each principle how far coders agree that a comment is about it (AC1), by ascending id. */
  principles: FeedbackPrincipleAgreement[];
  /** Directions says how far they agree on the direction, where they agree that a comment is about a principle (AC1). */
  directions: AgreementEstimate;
}

/** Coding is what one person made of a comment. */
export interface FeedbackCoding {
  /** Coder is a pseudonym of who coded. */
  coder: string;
  /** On is when. */
  on?: string;
  /** Codes are the codes given, one for each principle; none if it is about none. */
  codes: FeedbackCode[];
  /** Safety says that somebody was or could be harmed. */
  safety?: boolean;
}

/** Comment is what one person wrote in answer to one question. */
export interface FeedbackComment {
  /** ID names the comment. */
  id: string;
  /** Text is what was written. */
  text: string;
  /** Language is the language of the text, a BCP 47 tag. */
  language?: string;
  /** Asked is the id of the question that was asked, such as what-was-good. What people write depends on it. */
  asked?: string;
  /** By is a pseudonym of who wrote it, so that two comments of one person count as one person; without it each comment counts as one. */
  by?: string;
  /** Groups are the groups that the writer belongs to, one in each respect. */
  groups?: PrinciplesGroup[];
  /** Given is when it was written. */
  given?: string;
  /** Codings are what people made of it, one for each coder. */
  codings?: FeedbackCoding[];
}

/** Comments are what people wrote, with the codes that people gave it. */
export interface FeedbackComments {
  /** Format is the format name and version: principles.comments/1.0. */
  format: "principles.comments/1.0";
  /** Comments are the comments, in any order. */
  comments: FeedbackComment[];
  /** Extensions hold data of others under reverse DNS names, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** ConfusionRow is how the coder labelled the texts of one class. */
export interface FeedbackConfusionRow {
  /** Label is what people said. */
  label: string;
  /** As are the counts by what the coder said, in the order of the classes; empty if the coder is refused. */
  as: number[];
  /** Abstained is how often the coder abstained. */
  abstained?: number;
}

/** Cues are words that make a comment worth a look. */
export interface FeedbackCues {
  /** Format is the format name and version: principles.cues/1.0. */
  format: "principles.cues/1.0";
  /** Language is the language of the words, a BCP 47 tag. */
  language: string;
  /** Provenance says who made the list, and how. */
  provenance: string;
  /** Safety are words of harm or danger. A comment with one goes to a person. */
  safety: string[];
  /** Themes are words that point to a principle. */
  themes: FeedbackTheme[];
  /** Extensions hold data of others under reverse DNS names, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Digest is what many comments amount to, for people to read. */
export interface FeedbackDigest {
  /** Format is the format name and version: principles.digest/1.0. */
  format: "principles.digest/1.0";
  /** Comments is how many comments there are, as the policy shows it. */
  comments: FigureFigure;
  /** Uncoded is how many of them nobody has coded, as the policy shows it. */
  uncoded: FigureFigure;
  /** Policy is the id of the policy for small numbers. */
  policy: string;
  /** Round is the number to the nearest multiple of which the policy rounds counts; absent if it does not. */
  round?: number;
  /** Withheld is how many comments are listed without their text, because somebody could be recognised; as the policy shows it. */
  withheld: FigureFigure;
  /** Themes are the comments by principle and direction. */
  themes: FeedbackDigestTheme[];
  /** ForPerson are the ids of the comments that a person must read at once, in the order of the comments. */
  forPerson: string[];
}

/** DigestTheme are the comments that speak of one principle in one direction, as most of their coders see it. */
export interface FeedbackDigestTheme {
  /** Principle is the key of the principle or item. */
  principle: string;
  /** Direction is how the comments speak of it. */
  direction: "praise" | "concern" | "suggestion" | "mixed";
  /** Comments is how many there are, as the policy shows it. */
  comments: FigureFigure;
  /** Quotes are the comments whose text may be shown. */
  quotes: FeedbackQuote[];
}

/** Evaluation is the report of Evaluate: how a coder did against people, and whether it may be used. */
export interface FeedbackEvaluation {
  /** Format is the format name and version: principles.evaluation/1.0. */
  format: "principles.evaluation/1.0";
  /** Refused says that the coder may not be used. What it did on each class is then withheld; what it is refused for is not. */
  refused: boolean;
  /** Refusals are the reasons, if it is refused. */
  refusals: FeedbackRefusal[];
  /** Level is the confidence level of all intervals, such as 0.95. */
  level: number;
  /** Texts is how many texts were labelled by people. */
  texts: number;
  /** Majority is the commonest label, the first in the alphabet among equals. */
  majority: string;
  /** Baseline is how often always giving that label is right, 0 to 1. */
  baseline: FigureFigure;
  /** Accuracy is how often the coder is right, 0 to 1; to abstain is not (Wilson). */
  accuracy: EquityEstimate;
  /** Abstained is the share of texts on which the coder abstains. */
  abstained: FigureFigure;
  /** Agreement is Gwet's AC1 between the coder and people, over the texts on which it does not abstain. */
  agreement: AgreementEstimate;
  /** Classes are the labels that people gave, in alphabetical order. */
  classes: FeedbackClass[];
  /** Confusion is how the coder labelled the texts of each class. */
  confusion: FeedbackConfusionRow[];
  /** Strata are the results by the question that was asked and by group. */
  strata: FeedbackStratum[];
}

/** PrincipleAgreement is how far coders agree that a comment is about a principle. */
export interface FeedbackPrincipleAgreement {
  /** Principle is the key of the principle or item. */
  principle: string;
  /** Estimate is Gwet's AC1, with the percent agreement beside it. */
  estimate: AgreementEstimate;
}

/** Quote is a comment whose text may be shown. */
export interface FeedbackQuote {
  /** ID names the comment. */
  id: string;
  /** Text is what was written. */
  text: string;
  /** Language is the language of the text. */
  language?: string;
}

/** Refusal is a reason why a coder is refused. */
export interface FeedbackRefusal {
  /** Code is the reason. */
  code: "oneClass" | "fewInClass" | "unknownLabel" | "notBetter" | "notShownBetter";
  /** Label is the class it is about, if it is about one. */
  label?: string;
  /** Count is how many texts there are of that class, or with an unknown label. */
  count?: number;
}

/** Stratum is how a coder did on some of the texts. */
export interface FeedbackStratum {
  /** By is the respect: asked, or that of a group. */
  by: string;
  /** Is is the question or the group. */
  is: string;
  /** Texts is how many texts there are, absent if the policy hides it. */
  texts: FigureFigure;
  /** Baseline is how often their commonest label is right. */
  baseline: FigureFigure;
  /** Accuracy is how often the coder is right (Wilson). */
  accuracy: EquityEstimate;
  /** Worse says that the coder is right no more often than the commonest label here, so that it must not be used for these texts. */
  worse?: boolean;
}

/** Theme are the words that point to one principle. */
export interface FeedbackTheme {
  /** Principle is the key of the principle or item. */
  principle: string;
  /** Phrases are words or sequences of words; a star at the end of the last word stands for any ending. Case does not matter. */
  phrases: string[];
}

/** Figure is a number or the reason why there is none. In JSON it is {"value": 0.25} or {"why": "notEnoughData"}. The zero Figure is the value 0. */
export type FigureFigure = (
  | {
      value: number;
      why?: never;
    }
  | {
      value?: never;
      why: string;
    }
);

/** Change is a difference of two T over the same goals. */
export interface GasChange {
  /** T is the difference. */
  t: FigureFigure;
  /** Pairs is over how many goals. */
  pairs: number;
}

/** GoalLevels are the levels that one rater gave one goal. */
export interface GasGoalLevels {
  /** Goal is the id of the goal. */
  goal: string;
  /** Baseline and Outcome are the levels; absent with "notRated". */
  baseline: FigureFigure;
  /** the latest level */
  outcome: FigureFigure;
  /** OutcomeOn is the day of the latest rating. */
  outcomeOn?: string;
  /** Weight is the goal's weight; absent with "noWeight" if a judgement is missing, and 1 without weighting. */
  weight: FigureFigure;
}

/** RaterReport is how one rater sees the goals. */
export interface GasRaterReport {
  /** Rater is the id of the person who rated. */
  rater: string;
  /** Role is the rater's part in the plan. */
  role: "patient" | "family" | "caregiver" | "clinician" | "team" | "other";
  /** Baseline is before the work, Outcome the latest rating of each goal. */
  baseline: GasScore;
  /** the latest rating of each goal */
  outcome: GasScore;
  /** Change is T(outcome) − T(baseline) over the goals that have both; absent with "noPairs". */
  change: GasChange;
  /** Goals are the levels of each goal of the set. */
  goals: GasGoalLevels[];
}

/** Report is Goal Attainment Scaling for one person, as each rater sees it. */
export interface GasReport {
  /** Format is ReportFormat. */
  format: "goals.gas/1.0";
  /** Weighting and Scale say how it was scored. */
  weighting: "unweighted" | "importance" | "importanceDifficulty";
  /** the name of the scale */
  scale: string;
  /** Set are the ids of the goals that have a scale: what could be scored. */
  set: string[];
  /** Raters are the results of each rater side by side, in the order of the plan's people. They are not averaged: a difference is something to talk about. */
  raters: GasRaterReport[];
  /** Caution says what T does not mean; the words are those of Caution. */
  caution: string;
}

/** Score is one T and what must stand beside it. */
export interface GasScore {
  /** T is the T-score, unrounded; absent with "noLevels" or "allWeightsZero". */
  t: FigureFigure;
  /** RawSum is the sum of the levels without weights. */
  rawSum: FigureFigure;
  /** Median is the median level. */
  median: FigureFigure;
  /** Reached is the share of the scored goals at level 0 or above. */
  reached: FigureFigure;
  /** Scored is how many goals went into T, of Set goals with a scale. */
  scored: number;
  /** how many goals have a scale */
  set: number;
  /** Missing are the ids of goals without a level: left out, never zero. */
  missing: string[];
  /** Unweighted are the ids of goals that have a level but no part in T: the weight is 0, or a judgement it needs is missing. */
  unweighted: string[];
  /** Lowest and Highest are the T that were possible with these goals and weights. */
  lowest: FigureFigure;
  /** the highest T */
  highest: FigureFigure;
}

/** Action is something that somebody will do for one or more goals. */
export interface GoalsAction {
  /** ID names the action within the plan. */
  id: string;
  /** Goals are the ids of the goals that the action serves. */
  goals?: string[];
  /** Targets are the ids of the targets that the action serves. */
  targets?: string[];
  /** What will be done. */
  what: string;
  /** HowMuch of it. */
  howMuch?: string;
  /** When it will be done. */
  when?: string;
  /** Where it will be done. */
  where?: string;
  /** HowOften it will be done. */
  howOften?: string;
  /** Who are the ids of the people who will do it. */
  who?: string[];
  /** Start is the first day. */
  start?: string;
  /** End is the last day. */
  end?: string;
  /** Slots are the times of the week that the action takes. */
  slots?: GoalsSlot[];
  /** IfThen are plans for moments: if this comes, then I do that. */
  ifThen?: GoalsIfThen[];
  /** WOOP is the action thought through as wish, outcome, obstacle and plan. */
  woop?: GoalsWOOP;
  /** Rulers are answers on scales from 0 to 10; confidence below the threshold of Options calls for problem solving together. */
  rulers?: GoalsRuler[];
  /** Techniques are codes of the BCT taxonomy v1 (Michie et al. 2013, doi:10.1007/s12160-013-9486-6), such as "1.4" for action planning. */
  techniques?: string[];
  /** Private keeps the action out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Agreement is where a negotiation about one goal stands. */
export interface GoalsAgreement {
  /** Goal is the id of the goal. */
  goal: string;
  /** Proposal is the id of what is on the table: the latest proposal. Empty if nothing was proposed. */
  proposal?: string;
  /** Rounds is how many proposals there were. */
  rounds: number;
  /** State is the result. */
  state: "none" | "pending" | "differs" | "declined" | "agreed";
  /** Voices are what each person whose agreement is needed, or who spoke, said about what is on the table, in the order of the plan's people. */
  voices: GoalsVoice[];
  /** Missing are the ids of people whose agreement is needed and who did not answer, or wish to think. */
  missing: string[];
  /** Differ are the ids of people who disagree. */
  differ: string[];
}

/** Annotation is a remark. */
export interface GoalsAnnotation {
  /** By is the id of the person who made the remark. */
  by?: string;
  /** At is when. */
  at?: string;
  /** Text is the remark. */
  text: string;
}

/** AttainmentLevel describes one level of a scale. */
export interface GoalsAttainmentLevel {
  /** Level is from -2 (much less than expected) over 0 (as expected) to +2 (much more); -0.5 and other halves for scales with six levels. */
  level: number;
  /** Text says what one would see at this level. */
  text: string;
}

/** AttainmentScale holds what the levels of Goal Attainment Scaling mean for one goal, agreed before the work starts. */
export interface GoalsAttainmentScale {
  /** Levels are the described levels, each level once. */
  levels: [GoalsAttainmentLevel, ...GoalsAttainmentLevel[]];
  /** Weights are judgements of importance and difficulty, 0 to 3. */
  weights?: GoalsAttainmentWeight[];
}

/** AttainmentWeight is one judgement of a goal's importance or difficulty. */
export interface GoalsAttainmentWeight {
  /** Kind says what is judged. */
  kind: "importance" | "difficulty";
  /** Score is 0 (not at all) to 3 (very). */
  score: number;
  /** Person is the id of who judged. */
  person?: string;
}

/** Barrier is something that stands in the way. */
export interface GoalsBarrier {
  /** ID names the barrier within the plan. */
  id: string;
  /** Text is the barrier in words. */
  text: string;
  /** Goals are the ids of the goals it hinders. */
  goals?: string[];
  /** Actions are the ids of the actions it hinders. */
  actions?: string[];
  /** Component says what kind of barrier it is. */
  component?: "capability" | "opportunity" | "motivation";
  /** Owner is the id of the person who works on it. */
  owner?: string;
  /** Private keeps the barrier out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Burden is what care costs the person in all. */
export interface GoalsBurden {
  /** HoursPerWeek is the sum of all items. */
  hoursPerWeek: number;
  /** Costs are the sums in each currency, by currency. */
  costs: GoalsCost[];
  /** Bother is the highest answer to how much of a nuisance an item is, of the latest answers of each person; absent with "notAsked". */
  bother: FigureFigure;
}

/** BurdenItem is something that care costs the person: Tinetti et al., JAMA Network Open 2021;4(3):e211271, count helpful and bothersome care. */
export interface GoalsBurdenItem {
  /** ID names the item within the plan. */
  id: string;
  /** Text is the item in words. */
  text: string;
  /** Goals are the ids of the goals it comes with. */
  goals?: string[];
  /** Actions are the ids of the actions it comes with. */
  actions?: string[];
  /** HoursPerWeek is the time it takes, 0 to 168. */
  hoursPerWeek?: number;
  /** CostPerMonth is what the person pays, in Currency. */
  costPerMonth?: number;
  /** Currency is the ISO 4217 code; required with a cost. */
  currency?: string;
  /** Rulers are answers to how much of a nuisance it is, 0 to 10. */
  rulers?: GoalsRuler[];
  /** Private keeps the item out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Coding is a code of a code system. */
export interface GoalsCoding {
  /** System is the URI of the code system, such as http://loinc.org. */
  system?: string;
  /** Code is the code, compared as text. */
  code: string;
  /** Display is how the system names the code. */
  display?: string;
}

/** Concept is a thought in words, in codes or both. */
export interface GoalsConcept {
  /** Text is how people say it. */
  text?: string;
  /** Codings are codes for the same thought. */
  codings?: GoalsCoding[];
}

/** Conflict is a place where a plan works against itself. It is something to talk about, not a fault. */
export interface GoalsConflict {
  /** Kind says what works against what. */
  kind: "opposed" | "overlap" | "burden" | "disagreement" | "idleAction" | "priority";
  /** Goals, Targets, Actions, Burden and People are the ids of what is involved. */
  goals?: string[];
  /** ids of targets */
  targets?: string[];
  /** ids of actions */
  actions?: string[];
  /** ids of burden items */
  burden?: string[];
  /** ids of people */
  people?: string[];
  /** Measure is the id of what both targets are about. */
  measure?: string;
  /** Exclusive is whether nothing could meet both targets. */
  exclusive?: boolean;
  /** Day, From and To are the time of the week that two actions share. */
  day?: "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU";
  /** where it begins, hh:mm */
  from?: string;
  /** where it ends, hh:mm */
  to?: string;
  /** What says which limit is passed: "hours", "cost" or "bother". */
  what?: "hours" | "cost" | "bother";
  /** Currency is that of a cost. */
  currency?: string;
  /** Value and Limit are the sum and what it is held against; absent with "notNumeric" unless the kind is burden. */
  value: FigureFigure;
  /** what Value is held against */
  limit: FigureFigure;
}

/** Cost is a sum in one currency. */
export interface GoalsCost {
  /** Currency is the ISO 4217 code. */
  currency: string;
  /** PerMonth is the sum. */
  perMonth: number;
}

/** Event is one step in the life of a goal: a new status, a new achievement, or both where they changed together. */
export interface GoalsEvent {
  /** At is when it happened. */
  at: string;
  /** By is the id of the person who recorded it. */
  by?: string;
  /** From is the status before the event. It is empty where the goal begins, and for events that change the achievement only. The first event of a history that begins in the middle names the status it found. */
  from?: "proposed" | "planned" | "accepted" | "active" | "on-hold" | "completed" | "cancelled" | "entered-in-error" | "rejected" | "unknown";
  /** Status is the new status. */
  status?: "proposed" | "planned" | "accepted" | "active" | "on-hold" | "completed" | "cancelled" | "entered-in-error" | "rejected" | "unknown";
  /** Achievement is the new achievement. */
  achievement?: "in-progress" | "improving" | "worsening" | "no-change" | "achieved" | "sustaining" | "not-achieved" | "no-progress" | "not-attainable";
  /** Reason says why. The strict policy asks for it in many places. */
  reason?: string;
  /** Reopen marks a deliberate return from an ended or paused state. */
  reopen?: boolean;
}

/** Goal is something that a person aims for. It may have no target at all ("see how far I can walk"), and need not be specific or measurable: SMART is a hint here, never a condition. */
export interface GoalsGoal {
  /** ID names the goal within the plan. */
  id: string;
  /** Description is the goal, best in the person's own words. */
  description: GoalsConcept;
  /** Kind says whether the goal is to attain something, to maintain it, or is open. Omitted, it is "attain". */
  kind?: "attain" | "maintain" | "open";
  /** Level is how near the goal is to the person's life or to a disease. */
  level?: "fundamental" | "functional" | "disease";
  /** Values are the ids of the values that the goal serves. */
  values?: string[];
  /** Parents are the ids of the goals that this goal serves. */
  parents?: string[];
  /** Related are other ties to goals of the plan. */
  related?: GoalsRelation[];
  /** Rollup says when the goal counts as met. Omitted, all its targets and all goals that serve it must be met. */
  rollup?: GoalsRollup;
  /** Status is where the goal is in its life. */
  status: "proposed" | "planned" | "accepted" | "active" | "on-hold" | "completed" | "cancelled" | "entered-in-error" | "rejected" | "unknown";
  /** StatusDate is when it came there. */
  statusDate?: string;
  /** StatusReason says why. */
  statusReason?: string;
  /** Achievement is how far the goal is met, as somebody judged it. It is never set by this package. */
  achievement?: "in-progress" | "improving" | "worsening" | "no-change" | "achieved" | "sustaining" | "not-achieved" | "no-progress" | "not-attainable";
  /** AchievementDate is when that was judged. */
  achievementDate?: string;
  /** Events is the history of Status and Achievement: append-only, oldest first. Replayed, it gives the four fields above it. */
  events?: GoalsEvent[];
  /** Priority is how urgent the goal is to those who agreed on it. */
  priority?: "high" | "medium" | "low";
  /** Rulers are answers on scales from 0 to 10: how important is the goal, and how confident is somebody that it can be reached. */
  rulers?: GoalsRuler[];
  /** Categories say what kind of goal it is, such as dietary or safety. */
  categories?: GoalsConcept[];
  /** Addresses are the conditions or concerns that the goal is about. */
  addresses?: GoalsConcept[];
  /** ExpressedBy is the id of the person who brought the goal forward. */
  expressedBy?: string;
  /** Parties are the ids of the people whose agreement the goal needs. Omitted, it needs the subject of the plan and all who made a proposal about it. */
  parties?: string[];
  /** Start is when work on the goal begins. */
  start?: string;
  /** Scale holds the levels of Goal Attainment Scaling. */
  scale?: GoalsAttainmentScale;
  /** Notes are remarks. */
  notes?: GoalsAnnotation[];
  /** Private keeps the goal, and what serves only this goal, out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** GoalProgress is how one goal is going. */
export interface GoalsGoalProgress {
  /** Goal is the id of the goal. */
  goal: string;
  /** Text is the goal in words. */
  text: string;
  /** Kind is what sort of aim it is. */
  kind: "attain" | "maintain" | "open";
  /** Status is where the goal is in its life. */
  status: "proposed" | "planned" | "accepted" | "active" | "on-hold" | "completed" | "cancelled" | "entered-in-error" | "rejected" | "unknown";
  /** Achievement is what somebody judged, if anybody did. */
  achievement?: "in-progress" | "improving" | "worsening" | "no-change" | "achieved" | "sustaining" | "not-achieved" | "no-progress" | "not-attainable";
  /** Agreement is where the negotiation stands. */
  agreement: GoalsAgreement;
  /** Met is whether the goal is met by its roll-up rule. */
  met: "met" | "notMet" | "unknown";
  /** Why is why Met is unknown: "noParts" (nothing to judge by), "open" (an open goal has nothing to meet) or "partsUnknown". */
  why?: string;
  /** By is what Met rests on: "parts" (targets and serving goals) or "judgement" (the stated achievement, where there are no parts). */
  by?: "parts" | "judgement";
  /** Rule is the roll-up rule that was used. */
  rule: "all" | "any" | "share" | "own";
  /** PartsMet, PartsNotMet and PartsUnknown count the parts. */
  partsMet: number;
  /** parts that are not met */
  partsNotMet: number;
  /** parts about which there is not enough to say */
  partsUnknown: number;
  /** Serving are the ids of the goals that count as parts. */
  serving: string[];
  /** Targets are the goal's targets in the order of the plan. */
  targets: GoalsTargetProgress[];
}

/** IfThen is an implementation intention (Gollwitzer & Sheeran, Advances in Experimental Social Psychology 2006;38:69-119): a cue and the response to it. */
export interface GoalsIfThen {
  /** Cue is what kind of moment it is. */
  cue?: "time" | "place" | "feeling" | "event";
  /** If is the moment: "if it rains". */
  if: string;
  /** Then is the response: "I walk in the mall". */
  then: string;
}

/** Judged is one observation held against the version in force on its day. */
export interface GoalsJudged {
  /** Observation is the id of the observation. */
  observation: string;
  /** On is when it was observed. */
  on: string;
  /** Value is the number in the unit of the target. */
  value: FigureFigure;
  /** Answer is the answer or the code of an observation without a number. */
  answer?: string;
  /** Version is the index of the version in force; -1 if there was none. */
  version: number;
  /** Met is whether it meets that version. */
  met: "met" | "notMet" | "unknown";
  /** Why is why Met is unknown: "noVersion", "units", "notComparable" or "versionUnsure" (the versions that a partial date may fall under disagree). */
  why?: string;
}

/** Measure is something that is observed. */
export interface GoalsMeasure {
  /** ID names the measure within the plan. */
  id: string;
  /** Name is what people call it, such as "weight". */
  name: string;
  /** Codings are codes for it, such as LOINC 29463-7. */
  codings?: GoalsCoding[];
  /** Unit is the UCUM code in which the measure is shown. */
  unit?: string;
  /** Conversion names how values convert beyond plain units; "HbA1c" for that. */
  conversion?: "HbA1c";
  /** StaleAfter is after how many days the latest observation says little about today; 0 is the default of Options. */
  staleAfter?: number;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Named is an id with the name people use. */
export interface GoalsNamed {
  /** ID is the id. */
  id: string;
  /** Name is the name, or the id if there is none. */
  name: string;
}

/** Note is something worth saying that is not wrong. */
export interface GoalsNote {
  /** Pointer is the place in the plan, as an RFC 6901 pointer; in the record if it begins with "record:". */
  pointer: string;
  /** Code is what the note is about; the list is with Evaluate. */
  code: string;
}

/** Observation is one value of a measure: exactly one of Value, Code and Answer. */
export type GoalsObservation = {
  /** ID names the observation within the record. */
  id: string;
  /** Measure is the id of what was observed. */
  measure: string;
  /** On is when; a year or a month if no more is known. */
  on: string;
  /** By is the id of the person who observed. */
  by?: string;
  /** Private keeps the observation out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
} & (
  | {
      value: GoalsQuantity;
      code?: never;
      answer?: never;
    }
  | {
      value?: never;
      code: GoalsCoding;
      answer?: never;
    }
  | {
      value?: never;
      code?: never;
      answer: "yes" | "no";
    }
);

/** OnTrack is whether a target will be met by its date. */
export interface GoalsOnTrack {
  /** Word is yes, no, unsure or unknown. */
  word: "yes" | "no" | "unsure" | "unknown";
  /** By is what the word rests on: "met", "due" (the date has passed), "projection", or "pace" (the share of the way against the share of the time, where there is no projection). */
  by?: string;
  /** Why is why the word is unknown: "noDue", "noStart", "noShare", or the code in Why of the target. */
  why?: string;
  /** Expected is the share of the time from start to due that has passed. */
  expected: FigureFigure;
}

/** Person is somebody who has a part in a plan. */
export interface GoalsPerson {
  /** ID names the person within the plan. */
  id: string;
  /** Name is what the person is called. */
  name?: string;
  /** Role is the part of the person in the plan. */
  role: "patient" | "family" | "caregiver" | "clinician" | "team" | "other";
  /** Reference is the address of the person's record elsewhere, such as Patient/123. */
  reference?: string;
  /** Surrogate says for whom, and on what basis, the person may decide. */
  surrogate?: GoalsSurrogate;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Plan is what a person and their team agreed to aim for, and how they came to agree. Everything in it has an id that is unique within its list, and refers to other things by id. */
export interface GoalsPlan {
  /** Format is "goals.plan/1.0". */
  format: "goals.plan/1.0";
  /** ID names the plan. */
  id: string;
  /** Title is what people call the plan. */
  title?: string;
  /** Lang is the language of the texts of the plan, as a BCP 47 tag. */
  lang?: string;
  /** Subject is the id of the person whose plan this is. */
  subject: string;
  /** People are all who have a part in the plan. */
  people: [GoalsPerson, ...GoalsPerson[]];
  /** Values are what matters to the person. They are stable; goals come and go. */
  values?: GoalsValue[];
  /** Measures are what is observed: a name, codes and the usual unit. */
  measures?: GoalsMeasure[];
  /** Goals are what the person and the team aim for. */
  goals: GoalsGoal[];
  /** Targets say how one would see that a goal is reached. */
  targets?: GoalsTarget[];
  /** Actions are what somebody will do. */
  actions?: GoalsAction[];
  /** Barriers are what stands in the way. */
  barriers?: GoalsBarrier[];
  /** Supports are what helps. */
  supports?: GoalsSupport[];
  /** Burden is what care costs the person: hours, money and bother. */
  burden?: GoalsBurdenItem[];
  /** Proposals are the negotiation: append-only, oldest first. */
  proposals?: GoalsProposal[];
  /** Reviews say when the plan is looked at again. */
  reviews?: GoalsReview[];
  /** Extensions is content of others, kept untouched. Keys are reverse DNS names. */
  extensions?: { [name: string]: Json };
}

/** Projection is when the line through the numbers meets the target. */
export interface GoalsProjection {
  /** On is the day, or empty with a Why. Days are whole and rounded up. */
  on?: string;
  /** Early and Late are the days on which the lines with the limits of the slope, through the same start, meet the target. */
  early?: string;
  /** the later one */
  late?: string;
  /** Why is why there is no day: "notEnoughData", "noClearDirection" (the limits of the slope hold zero), "pointsAway", "met", "past" (the line has already crossed the target), "maintain", "notNumeric", "tooFar" (more than 100 years), or the code in Why of the target. */
  why?: string;
}

/** Prompt is something to talk about, because somebody is not confident. */
export type GoalsPrompt = {
  /** Person is the id of who answered. */
  person: string;
  /** Score is the answer, 0 to 10. */
  score: number;
  /** Threshold is the score from which no prompt is given. */
  threshold: number;
  /** Barriers are the ids of barriers that stand in the way of it. */
  barriers: string[];
  /** Keys name the questions to talk about; Explain has their words. */
  keys: string[];
} & (
  | {
      goal: string;
      action?: never;
    }
  | {
      goal?: never;
      action: string;
    }
);

/** Proposal is one step of a negotiation: somebody proposes a goal, or answers a proposal with another one. Proposals are append-only; nothing is changed or taken back, only answered. */
export interface GoalsProposal {
  /** ID names the proposal within the plan. */
  id: string;
  /** Goal is the id of the goal it is about. */
  goal: string;
  /** By is the id of the person who proposes. */
  by: string;
  /** At is when. */
  at: string;
  /** Text is what is proposed. */
  text: string;
  /** Counters is the id of the earlier proposal that this one answers. */
  counters?: string;
  /** Responses are the answers, oldest first; the last of each person counts. */
  responses?: GoalsResponse[];
  /** Private keeps the proposal out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Quantity is a number with its unit. */
export interface GoalsQuantity {
  /** Value is the number, finite. */
  value: number;
  /** Unit is the UCUM code of the unit, case-sensitive, such as kg, mm[Hg] or "1" for a plain number. Unit texts that UCUM does not know are kept and compared as equal text only. */
  unit: string;
  /** Text is the unit as printed for people, such as "pounds". */
  text?: string;
}

/** Rating is one level of Goal Attainment Scaling, given by one person. */
export interface GoalsRating {
  /** ID names the rating within the record. */
  id: string;
  /** Goal is the id of the goal that was rated. */
  goal: string;
  /** Level is the level reached, -2 to +2. */
  level: number;
  /** Phase says whether the level is the baseline or a later one. */
  phase: "baseline" | "followUp";
  /** By is the id of the person who rated. */
  by: string;
  /** On is when. */
  on: string;
  /** Text says what was seen. */
  text?: string;
  /** Private keeps the rating out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Record is what was observed while a plan was lived: kept apart from the plan, because it grows while the plan stands. */
export interface GoalsRecord {
  /** Format is "goals.record/1.0". */
  format: "goals.record/1.0";
  /** Plan is the id of the plan. */
  plan: string;
  /** Observations are values of measures, in any order. */
  observations: GoalsObservation[];
  /** Ratings are levels of Goal Attainment Scaling, in any order. */
  ratings?: GoalsRating[];
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Relation is a tie between two goals other than serving; the codes are those of the FHIR extension goal-relationship. */
export interface GoalsRelation {
  /** Kind says what the other goal is to this one. */
  kind: "predecessor" | "successor" | "replacement" | "milestone" | "other";
  /** Goal is the id of the other goal. */
  goal: string;
}

/** Report is how a plan is going: what Evaluate returns. */
export interface GoalsReport {
  /** Format is "goals.report/1.0". */
  format: "goals.report/1.0";
  /** Plan is the id of the plan. */
  plan: string;
  /** Title is what people call the plan. */
  title?: string;
  /** Subject is the id of the person whose plan it is. */
  subject: string;
  /** AsOf is the day from which everything is seen. */
  asOf: string;
  /** People are the names of the people of the plan, in its order. */
  people: GoalsNamed[];
  /** Actions and BurdenItems are what the actions and the burden items are, in the order of the plan. */
  actions: GoalsNamed[];
  /** id and words of each burden item */
  burdenItems: GoalsNamed[];
  /** Goals are the goals in the order of the plan. */
  goals: GoalsGoalProgress[];
  /** Conflicts are places where the plan works against itself. */
  conflicts: GoalsConflict[];
  /** Reviews say what is due, in the order of the plan. */
  reviews: GoalsReviewState[];
  /** Burden is what care costs the person in all. */
  burden: GoalsBurden;
  /** Prompts are things to talk about where confidence is low. */
  prompts: GoalsPrompt[];
  /** Notes are what is worth saying but not wrong. */
  notes: GoalsNote[];
}

/** Response is one person's answer to a proposal. */
export interface GoalsResponse {
  /** Person is the id of the person whose answer it is. */
  person: string;
  /** Stance is the answer. */
  stance: "agree" | "disagree" | "pending";
  /** Via is the id of the surrogate who answered for the person. */
  via?: string;
  /** Priority is how urgent the goal is to the person. */
  priority?: "high" | "medium" | "low";
  /** Reason says why, in the person's words. */
  reason?: string;
  /** At is when. */
  at: string;
}

/** Review says when a plan, or some goals of it, are looked at again. */
export interface GoalsReview {
  /** ID names the review within the plan. */
  id: string;
  /** Goals are the ids of the goals it is about; omitted, all of them. */
  goals?: string[];
  /** Start is the day of the first review. */
  start: string;
  /** Every is how many units lie between two reviews; 0 is once, on Start. */
  every?: number;
  /** Unit is the unit of Every. */
  unit?: "day" | "week" | "month";
  /** EndOfMonth says what happens in months that lack the day of Start. Only with months; omitted, it is "clamp". */
  endOfMonth?: "clamp" | "skip" | "last";
  /** Until is the last day on which a review may fall. */
  until?: string;
  /** Done are the reviews that took place, oldest first. */
  done?: GoalsReviewDone[];
  /** Private keeps the review out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** ReviewDone is a review that took place. */
export interface GoalsReviewDone {
  /** On is the day. */
  on: string;
  /** By is the id of the person who led it. */
  by?: string;
  /** Text is what came out of it. */
  text?: string;
}

/** ReviewState says when a review is due. */
export interface GoalsReviewState {
  /** Review is the id of the review. */
  review: string;
  /** Last is the day of the last review that took place. */
  last?: string;
  /** Next is the first day of the schedule that no review has covered; empty if there is none. */
  next?: string;
  /** Overdue is how many days Next lies before the day asked about; 0 if it does not. */
  overdue: number;
  /** Missed is how many days of the schedule before the day asked about were not covered. */
  missed: number;
}

/** Rollup says when a goal counts as met, given its targets and the goals that serve it (its parts). */
export interface GoalsRollup {
  /** Rule is how the parts are put together. */
  rule: "all" | "any" | "share" | "own";
  /** Share is the least share of parts that must be met, above 0 and at most 1; only with the rule "share". */
  share?: number;
  /** Target is the id of the goal's target that decides alone; only with the rule "own". */
  target?: string;
}

/** Ruler is one answer on a scale from 0 (not at all) to 10 (as much as could be), as motivational interviewing asks it. */
export interface GoalsRuler {
  /** Kind is what was asked. */
  kind: "importance" | "confidence" | "readiness" | "bother";
  /** Score is the answer, 0 to 10. Answers on scales that start at 1 must be asked again, not shifted. */
  score: number;
  /** Person is the id of who answered. */
  person: string;
  /** On is when. */
  on?: string;
}

/** Slot is a time of the week, on one day, by the local clock. */
export interface GoalsSlot {
  /** Day is the day of the week. */
  day: "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU";
  /** From is the first minute, hh:mm. */
  from: string;
  /** To is the minute at which it ends, hh:mm, after From; 24:00 is midnight. */
  to: string;
}

/** Support is something or somebody that helps. */
export interface GoalsSupport {
  /** ID names the support within the plan. */
  id: string;
  /** Text is the support in words. */
  text: string;
  /** Goals are the ids of the goals it helps. */
  goals?: string[];
  /** Actions are the ids of the actions it helps. */
  actions?: string[];
  /** Component says what kind of support it is. */
  component?: "capability" | "opportunity" | "motivation";
  /** Owner is the id of the person who gives it. */
  owner?: string;
  /** Private keeps the support out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Surrogate says that one person may decide for another. */
export interface GoalsSurrogate {
  /** For is the id of the person who is spoken for. */
  for: string;
  /** Basis is what allows it. */
  basis: "proxy" | "guardian" | "parent" | "nextOfKin" | "directive" | "request" | "other";
  /** Text is the basis in words; required if Basis is "other". */
  text?: string;
  /** From is the first day on which the surrogate may decide. */
  from?: string;
  /** Until is the last day. */
  until?: string;
}

/** Target says how one would see that a goal is reached. It has versions: changing a target adds a version, and what was observed before is judged by the version that was in force then. */
export interface GoalsTarget {
  /** ID names the target within the plan. */
  id: string;
  /** Goals are the ids of the goals that the target serves. */
  goals: [string, ...string[]];
  /** Measure is the id of what is observed. */
  measure?: string;
  /** Text is the target in words. */
  text?: string;
  /** Versions are the agreed contents, oldest first; the last is in force now. */
  versions: [GoalsTargetVersion, ...GoalsTargetVersion[]];
  /** Private keeps the target out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** TargetProgress is how one target is going. */
export interface GoalsTargetProgress {
  /** Target is the id of the target. */
  target: string;
  /** Text is the target in words, if it has any. */
  text?: string;
  /** Measure is the id of what is observed. */
  measure?: string;
  /** Name is what people call the measure. */
  name?: string;
  /** Unit is the unit of the numbers below. */
  unit?: string;
  /** Version is the index of the version in force on the day of the report; -1 if none is yet. */
  version: number;
  /** Kind and Better are those of the version. */
  kind?: "atLeast" | "atMost" | "between" | "equal" | "maintain" | "coded" | "yesNo";
  /** the direction in which things get better */
  better?: "higher" | "lower" | "within";
  /** Low and High are the bounds that meet the target; a bound that does not exist has the code "unbounded", and a target without numbers "notNumeric". */
  low: FigureFigure;
  /** the upper bound */
  high: FigureFigure;
  /** Baseline is where the person started. */
  baseline: FigureFigure;
  /** Start and Due are the days between which the target is to be met. */
  start?: string;
  /** the last day */
  due?: string;
  /** Met is whether the latest observation meets the version in force. */
  met: "met" | "notMet" | "unknown";
  /** Why is why Met is unknown: "noMeasure", "noVersion", "noObservation", "units", "notComparable", "datesOverlap" (two latest observations with partial dates disagree). */
  why?: string;
  /** Latest is the latest number, in Unit. */
  latest: FigureFigure;
  /** LatestOn is when it was observed. */
  latestOn?: string;
  /** Age is how many days ago that was; for partial dates the least it can be. */
  age: number;
  /** Stale is whether that is longer ago than observations of this measure hold. */
  stale: boolean;
  /** Share is how much of the way from baseline to target is done: 0 at the baseline, 1 at the target, above 1 beyond it, below 0 behind the start. Absent with "noBaseline", "noDistance" (the start already meets the target), "beyondRange" (through a range and out at its far side), "maintain" (there is no way to go), "notNumeric", or the code in Why. */
  share: FigureFigure;
  /** Trend is where the numbers are heading. */
  trend: GoalsTrend;
  /** Projection is when the line through the numbers meets the target. */
  projection: GoalsProjection;
  /** OnTrack is whether the target will be met by its date if things go on as they do. */
  onTrack: GoalsOnTrack;
  /** FirstMet is the first day on which an observation met the version that was in force then. */
  firstMet?: string;
  /** History judges the observations by the version in force on their day, oldest first: the latest thousand. */
  history: GoalsJudged[];
}

/** TargetVersion is what a target was from one day on. */
export interface GoalsTargetVersion {
  /** From is the first day on which the version is in force; required from the second version on. */
  from?: string;
  /** Kind is how an observation is held against the target. */
  kind: "atLeast" | "atMost" | "between" | "equal" | "maintain" | "coded" | "yesNo";
  /** Better says in which direction things get better. Required for all kinds that have numbers, and never guessed from a name: "higher" with atLeast, "lower" with atMost, any of the three with between, equal and maintain. */
  better?: "higher" | "lower" | "within";
  /** Low is the lowest value that meets the target; with atLeast, between and maintain. */
  low?: GoalsQuantity;
  /** High is the highest value that meets the target; with atMost, between and maintain. */
  high?: GoalsQuantity;
  /** Value is the value that meets the target; with equal. */
  value?: GoalsQuantity;
  /** Code is the code that meets the target; with coded. */
  code?: GoalsCoding;
  /** Answer is the answer that meets the target; with yesNo. */
  answer?: "yes" | "no";
  /** Baseline is where the person started. */
  baseline?: GoalsQuantity;
  /** Start is when work on the target begins; omitted, the goal's start. */
  start?: string;
  /** Due is by when it should be met. */
  due?: string;
  /** DueAfter is by when it should be met, as a time after the start, in a UCUM unit of time; not together with Due. */
  dueAfter?: GoalsQuantity;
  /** By is the id of the person who recorded the version. */
  by?: string;
  /** Reason says why the target was changed. */
  reason?: string;
}

/** Trend is where numbers are heading: Theil–Sen line and Mann–Kendall test of the observations from the start of the target on, of the latest 730 if there are more. */
export interface GoalsTrend {
  /** Word says it in a word. */
  word: "notEnoughData" | "flat" | "improving" | "worsening" | "noisy";
  /** N is how many points it rests on. */
  n: number;
  /** Days is how many days lie between the first and the last of them. */
  days: number;
  /** Slope is the change in a day, in the unit of the target; with better within, or beyond the far side of a range, the change of the distance to the target. Absent with "notEnoughData". */
  slope: FigureFigure;
  /** Low and High are the 95 % limits of the slope. */
  low: FigureFigure;
  /** the upper limit */
  high: FigureFigure;
  /** P is the two-sided probability of so clear a rise or fall without a trend. */
  p: FigureFigure;
}

/** Value is something that matters to the person: what the goals are for. */
export interface GoalsValue {
  /** ID names the value within the plan. */
  id: string;
  /** Text is the value in the person's own words. */
  text: string;
  /** Private keeps the value out of what is shared with family. */
  private?: boolean;
  /** Extensions is content of others, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Voice is what one person says about what is on the table. */
export interface GoalsVoice {
  /** Person is the id of the person. */
  person: string;
  /** Role is the person's part in the plan. */
  role: "patient" | "family" | "caregiver" | "clinician" | "team" | "other";
  /** Subject is whether it is the person whose plan it is. */
  subject?: boolean;
  /** Needed is whether the goal needs this person's agreement. */
  needed: boolean;
  /** Stance is the latest answer; pending if there is none. Who proposes agrees, unless they say otherwise later. */
  stance: "agree" | "disagree" | "pending";
  /** Priority is how urgent the goal is to the person. */
  priority?: "high" | "medium" | "low";
  /** Reason is the reason that was given. */
  reason?: string;
  /** At is when; empty if the person did not answer. */
  at?: string;
  /** Via is the id of the surrogate who answered. */
  via?: string;
  /** Basis is what allows the surrogate to answer. */
  basis?: "proxy" | "guardian" | "parent" | "nextOfKin" | "directive" | "request" | "other";
  /** OverridesOwn is whether a surrogate's answer differs from an earlier one that the person gave. */
  overridesOwn?: boolean;
}

/** WOOP is mental contrasting with implementation intentions: wish, outcome, inner obstacle, plan (Wang, Wang & Gai, Frontiers in Psychology 2021;12:565202). */
export interface GoalsWOOP {
  /** Wish is what the person wishes. */
  wish: string;
  /** Outcome is the best thing about it coming true. */
  outcome: string;
  /** Obstacle is what in the person stands in the way. */
  obstacle: string;
  /** Plan is what the person does when the obstacle comes. */
  plan: string;
}

/** Agreement is the report of Compare: where several voices agree, where they do not, and over what. The patient's is never averaged with others. */
export interface GroupAgreement {
  /** Format is the name and version of the document format: "sdm.agreement/1.0". */
  format: "sdm.agreement/1.0";
  /** Method names the computation. */
  method: GroupMethod;
  /** Decision is the id of the decision. */
  decision: string;
  /** DecisionVersion is the author's version of the decision. */
  decisionVersion?: string;
  /** Language is the language of the names in this report. */
  language: string;
  /** Question is the question of the decision. */
  question: string;
  /** Owner is the key of the voice whose decision it is: the patient's, or else the only surrogate's; absent if there is none. */
  owner?: string;
  /** Outcome says whether the same option leads for all voices. */
  outcome: "agree" | "differ" | "open" | "nothing";
  /** Voices are the voices in the order of the document. */
  voices: [GroupVoiceView, ...GroupVoiceView[]];
  /** Distances compare each pair of voices, in the order of the document. */
  distances: GroupDistance[];
  /** Criteria say how the weights of each criterion differ, by ascending id. */
  criteria: [GroupCriterionSplit, ...GroupCriterionSplit[]];
  /** Split is the id of the criterion whose weights differ most; absent if none do, or they cannot be compared. */
  split?: string;
  /** Options say what each option is worth to each voice, by ascending id; unsuitable ones are left out. */
  options: GroupOptionView[];
  /** Unsuitable are the options said to be not medically suitable. */
  unsuitable: SdmUnsuitableOption[];
  /** LeastRegret are the ids of the options whose worst regret is smallest (minimax regret: Savage 1951, J Am Stat Assoc 46:55), among those that pass the must-haves of all; empty if a score is open or none passes. */
  leastRegret: string[];
  /** LiveWith are the ids of the options that all can live with: they pass the must-haves of all, and nobody loses more than LossLimit. */
  liveWith: string[];
  /** LossLimit is the most that a score may lie below a voice's best for the voice to be said to be able to live with an option. */
  lossLimit: number;
  /** Votes count the orders of the voices. */
  votes: GroupVotes;
  /** Mean is what averaged weights give; absent unless asked for. */
  mean?: GroupMeanView;
  /** Notes are what else a reader must know. */
  notes: GroupNote[];
}

/** CriterionSplit says how the weights of one criterion differ. */
export interface GroupCriterionSplit {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Name is its name. */
  name: string;
  /** Weights are the weights by voice, in the order of the voices. */
  weights: [FigureFigure, ...FigureFigure[]];
  /** Spread is the largest minus the smallest of them. */
  spread: FigureFigure;
  /** Directions says that voices differ in which way they find better. */
  directions?: boolean;
}

/** Distance compares the weights of two voices. */
export interface GroupDistance {
  /** A and B are the keys of the voices. */
  a: string;
  /** B is the second of them. */
  b: string;
  /** Distance is the total variation distance ½·Σ|a − b|: the share of the whole weight that one would have to move to agree with the other. */
  distance: FigureFigure;
  /** Criterion is the id of the criterion on which they differ most; absent if they do not. */
  criterion?: string;
  /** Gap is how much more it weighs for A than for B. */
  gap: FigureFigure;
}

/** MeanView is what averaged weights give. It is nobody's own view. */
export interface GroupMeanView {
  /** Kind is how they were averaged. */
  kind: "geometric" | "arithmetic";
  /** Weights are the mean weights by ascending criterion id; empty if they cannot be averaged. */
  weights: number[];
  /** Why says why there is no mean: "openWeight", "directions" or "noMean"; absent if there is one. */
  why?: "openWeight" | "directions" | "noMean";
  /** Outcome says whether an option leads with them. */
  outcome?: "leader" | "tooCloseToCall" | "notSettled" | "nothingToCompare" | "noneLeft";
  /** Leader is the id of the option that leads with them, if one does. */
  leader?: string;
  /** Order are the options that no must-have of any voice excludes, best first. */
  order: GroupPlaced[];
}

/** Method names the computation. */
export interface GroupMethod {
  /** Name is "voices". */
  name: string;
  /** Version is the version of the computation; it changes when a result can. */
  version: string;
}

/** Note is something a reader must know. */
export interface GroupNote {
  /** Code is the kind of note. */
  code: "noOwner" | "surrogate" | "directions" | "notCounted" | "cycle" | "stale" | "mean" | "manyOptions";
  /** Voice is the key of the voice it is about. */
  voice?: string;
  /** Criterion is the id of the criterion it is about. */
  criterion?: string;
}

/** OptionView is what one option is worth to each voice. */
export interface GroupOptionView {
  /** Option is the id of the option. */
  option: string;
  /** Name is its name. */
  name: string;
  /** Scores are its scores by voice, in the order of the voices. */
  scores: [FigureFigure, ...FigureFigure[]];
  /** Regrets are, by voice, how far it scores below what that voice ranks best. */
  regrets: [FigureFigure, ...FigureFigure[]];
  /** Worst is the largest regret. */
  worst: FigureFigure;
  /** WorstFor is the key of the voice that regrets it most; the first of equal ones, absent if nobody does. */
  worstFor?: string;
  /** Misses are the keys of the voices whose must-haves it misses. */
  misses: string[];
  /** LiveWith says that all can live with it. */
  liveWith?: boolean;
}

/** Placed is an option in the order of one voice. */
export interface GroupPlaced {
  /** Option is the id of the option. */
  option: string;
  /** Rank is its best possible rank; equal scores share a rank. */
  rank: number;
  /** RankTo is its worst possible rank. */
  rankTo: number;
  /** Score is its score, 0 to 1. */
  score: FigureFigure;
}

/** VoiceView is how the options fit what one voice said. */
export interface GroupVoiceView {
  /** Key is what the report calls the voice: its role, and its id if it has one. */
  key: string;
  /** Voice says who speaks, and what a surrogate goes by. */
  voice: SdmVoice;
  /** Outcome says whether an option leads. */
  outcome: "leader" | "tooCloseToCall" | "notSettled" | "nothingToCompare" | "noneLeft";
  /** Leader is the id of the leading option, if one leads. */
  leader?: string;
  /** Contenders are the ids of the options that could come first. */
  contenders: string[];
  /** Order are the ranked options, best first. */
  order: GroupPlaced[];
  /** Excluded are the options that miss a must-have, the decision's or this voice's own. */
  excluded: SdmExcludedOption[];
  /** FromOwner is the distance of its weights from the owner's, 0 to 1. */
  fromOwner: FigureFigure;
  /** Differs says that another option leads than for the owner. */
  differs?: boolean;
}

/** Voices are several people's preferences in one decision, each in their own words and with their own role. */
export interface GroupVoices {
  /** Format is the name and version of the document format: "sdm.voices/1.0". */
  format: "sdm.voices/1.0";
  /** Decision is the id of the decision they are about. */
  decision: string;
  /** Voices are the preferences, one document for each voice. Role and id of the voice tell them apart; at most one is the patient's. A surrogate's says what it goes by. */
  voices: [SdmPreferences, ...SdmPreferences[]];
  /** Extensions holds data of other systems under reverse DNS names; it is kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Votes count the orders of the voices whose order is settled, over the options that pass the must-haves of all of them. Each voice counts once, which is not to say that it should: the decision is the owner's. */
export interface GroupVotes {
  /** Voices are the keys of the voices that were counted. */
  voices: string[];
  /** Options are the ids of the options, ascending. */
  options: string[];
  /** Borda are the Borda points, n − 1 to 0 from each voice, by option. */
  borda: number[];
  /** Copeland are wins minus losses by majority, by option. */
  copeland: number[];
  /** Condorcet is the id of the option that beats each other one by majority; absent if there is none. */
  condorcet?: string;
  /** Cycles are majorities that go round in a circle, each a list of ids in which a majority puts each above the next, and the last above the first. */
  cycles: string[][];
  /** Kemeny are the orders with the most agreements, at most 100. */
  kemeny: string[][];
  /** KemenyCount is how many there are. */
  kemenyCount: number;
  /** Agreements is how many pairs in them are as the voices have them; absent above 15 options. */
  agreements: FigureFigure;
  /** W is Kendall's coefficient of concordance, corrected for ties. */
  w: FigureFigure;
  /** ChiSquare is its chi-square statistic. */
  chiSquare: FigureFigure;
  /** P is the chance of as much concordance by chance; rough for few options. */
  p: FigureFigure;
}

/** Consensus is the spread of the grades of formulas whose value is a grade and whose author finds the sample large enough. It is no average of them. */
export interface LiteracyConsensus {
  /** Reading is what was counted. */
  reading: "prose" | "all";
  /** Formulas is how many formulas gave a grade. */
  formulas: number;
  /** Low is the lowest grade. */
  low: FigureFigure;
  /** Median is the one in the middle. */
  median: FigureFigure;
  /** High is the highest grade. */
  high: FigureFigure;
}

/**
 * Counts are what formulas are computed from. All are whole numbers of things in the text that was read; every word belongs to exactly one of the ways of reading that the package comment lists.
 *
 * The first eight are counted as Flesch asks (How to Write Plain English, 1979, chapter 2); the counts below them follow the author named.
 */
export interface LiteracyCounts {
  /** Sentences is the number of sentences; headings, fragments, lead-in lines and table rows are one each. */
  sentences: number;
  /** Words is the number of words. */
  words: number;
  /** Letters is the number of letters in words; those of web and e-mail addresses are in AddressLetters. */
  letters: number;
  /** Digits is the number of digits in words and figures. */
  digits: number;
  /** Syllables is the number of syllables: a figure, an abbreviation and an address have one, and of two accepted pronunciations the shorter counts. */
  syllables: number;
  /** Polysyllables is the number of words of three syllables or more. */
  polysyllables: number;
  /** LongWords is the number of words of more than six letters (Björnsson). */
  longWords: number;
  /** Monosyllables is the number of words of one syllable. */
  monosyllables: number;
  /** SixLetterWords is the number of words of six letters or more (Raygor). */
  sixLetterWords: number;
  /** MiniWords is the number of words of three letters or fewer (McAlpine). */
  miniWords: number;
  /** FourSyllableWords is the number of words of four syllables or more, the hard words of Polish. */
  fourSyllableWords: number;
  /** SpokenPolysyllables is the number of words of three syllables or more when figures are read aloud and abbreviations in full (McLaughlin 1969). */
  spokenPolysyllables: number;
  /** SignSyllables is the number of syllables when figures are read digit by digit and initials letter by letter (Fry 1977). */
  signSyllables: number;
  /** HardWords is the number of words of three syllables or more without names, compounds of easy words and words that reach three only through -es, -ed or -ing (Gunning 1952). */
  hardWords: number;
  /** UnfamiliarWords is the number of words outside the Dale–Chall list, its inflection rules applied. English only. */
  unfamiliarWords: number;
  /** SpacheWords is the number of different words outside the Spache list. English only. */
  spacheWords: number;
  /** DifferentWords is the number of different words. */
  differentWords: number;
  /** Pronouns is what Coleman's third and fourth formulas need. English only. */
  pronouns: number;
  /** Prepositions is what Coleman's fourth formula needs. English only. */
  prepositions: number;
  /** Elisions is the number of words that lost their vowel (l', d'): words without a syllable, or fewer than written. */
  elisions: number;
  /** Figures is the number of figures, telephone numbers among them. */
  figures: number;
  /** Abbreviations is the number of abbreviations, acronyms among them. */
  abbreviations: number;
  /** Addresses is the number of web and e-mail addresses. */
  addresses: number;
  /** AddressLetters is the number of letters in addresses. */
  addressLetters: number;
  /** Paragraphs is the number of units that hold a word. */
  paragraphs: number;
}

/** Finding is one place that makes the text hard. */
export interface LiteracyFinding {
  /** Kind is what was found, a key of the message catalogue. */
  kind: "longSentence" | "longParagraph" | "jargon" | "doubleMeaning" | "plainer" | "shortForm" | "acronym" | "lateAcronym" | "passive" | "doubleNegative" | "nounString" | "blame" | "label" | "vagueFrequency" | "oneInX" | "changedDenominator" | "relativeOnly" | "noTimeSpan" | "percentOfPeople" | "decimalOfPeople";
  /** Severity is how much it matters: 3 change first, 2 mend, 1 look. */
  severity: number;
  /** Text is the place as it stands. */
  text: string;
  /** Sentence is the place of its sentence in the list of sentences. */
  sentence: number;
  /** Start is the offset of the first byte. */
  start: number;
  /** End is the offset behind the last byte. */
  end: number;
  /** Line is the line of Start, from 1. */
  line: number;
  /** Column is the column of Start in characters, from 1. */
  column: number;
  /** Term is the lexicon's term, Plain its plainer words, the best first. */
  term?: string;
  /** Plain are plainer words, the best first. */
  plain?: string[];
  /** Note says where a plainer word would change the meaning. */
  note?: string;
  /** Number and Limit belong to the kind: words and the limit, how often an acronym stands, two denominators, N people in M. */
  number?: number;
  /** Limit is the second number of the kind. */
  limit?: number;
}

/** FormulaScore is the value of one formula for one reading, unrounded and unclamped. */
export interface LiteracyFormulaScore {
  /** ID names the formula. */
  id: string;
  /** Reading is what was counted. */
  reading: "prose" | "all";
  /** Value is the value, or why there is none. */
  value: FigureFigure;
  /** Grade is the United States school grade it stands for: the value itself or the lowest grade of the author's band. */
  grade: FigureFigure;
  /** GradeTo is the highest grade of the band; equal to Grade for formulas that give a grade. */
  gradeTo: FigureFigure;
  /** AgeFrom and AgeTo are the usual ages of readers in these grades, in years; 0 where there is no grade. */
  ageFrom?: number;
  /** AgeTo is the age at the end of these grades. */
  ageTo?: number;
  /** Band is the name of the author's band, a key of the message catalogue. */
  band?: string;
  /** Valid is true if the sample is as large as the author asks and the value within the range of the data. */
  valid: boolean;
  /** Why says why it is not: noWords, noSentences, undefined, fewWords, fewSentences, belowRange, aboveRange. */
  why?: string;
}

/** JargonAdjusted is the deciding grade with one grade more for each term of jargon in a sentence, on average. That jargon tells more than length is the finding of C. Jiang and W. Xu, MedReadMe (EMNLP 2024, arXiv 2405.02144); the weight of one grade is this package's choice and was not fitted. English and Spanish grades only. */
export interface LiteracyJargonAdjusted {
  /** Formula is the grade it starts from. */
  formula?: string;
  /** Terms is the number of terms of jargon that were found. */
  terms: number;
  /** Value is the adjusted grade, or why there is none. */
  value: FigureFigure;
}

/** Language is the language a text was read in. */
export interface LiteracyLanguage {
  /** Tag is the BCP 47 tag; "und" if nothing could be told. */
  tag: string;
  /** Detected is true if the language was not given. */
  detected?: boolean;
  /** Confidence is from 0 to 1; 1 for a language that was given. */
  confidence: number;
  /** Second is the next best guess; empty if there is none. */
  second?: string;
  /** Support is how well the language is known: full, formulas or fallback. */
  support: "full" | "formulas" | "fallback";
}

/** LeftOut is a stretch of text that is not running text. */
export interface LiteracyLeftOut {
  /** Reason is heading, fragment, leadIn, tableRow, code, linkTarget. */
  reason: string;
  /** Text is the stretch as it stands. */
  text: string;
  /** Start is the offset of the first byte. */
  start: number;
  /** End is the offset behind the last byte. */
  end: number;
  /** Line is the line of Start, from 1. */
  line: number;
  /** Column is the column of Start in characters, from 1. */
  column: number;
  /** Words is how many words it holds in the reading of all units. */
  words: number;
  /** Everywhere is true if it is in neither reading. */
  everywhere?: boolean;
}

/** Lexicon is a list of terms with plainer words in one language. */
export interface LiteracyLexicon {
  /** Format is the format and its version: "literacy.lexicon/1.0". */
  format: "literacy.lexicon/1.0";
  /** ID names the lexicon. */
  id?: string;
  /** Title is a title for people. */
  title?: string;
  /** Language is the language of the terms as a BCP 47 tag. */
  language: string;
  /** Source says where the terms come from. */
  source?: string;
  /** Licence says on what terms they may be used. */
  licence?: string;
  /** Terms are the terms. */
  terms: LiteracyTerm[];
  /** Extensions hold members of other makers, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Mending is one of the sentences that weigh most. */
export interface LiteracyMending {
  /** Sentence is its place in the list of sentences. */
  sentence: number;
  /** Value is what the deciding formula would give if this sentence and the ones before it in the list read like the rest of the text: computed by scoring the text without them. */
  value: FigureFigure;
}

/** Policy says how a text is to be read and what it is to reach. The zero Policy detects the language, reads by the conventions of the package comment and has no target. */
export interface LiteracyPolicy {
  /** Format is the format and its version: "literacy.policy/1.0". */
  format: "literacy.policy/1.0";
  /** ID names the policy. */
  id?: string;
  /** Title is a title for people. */
  title?: string;
  /** Language is the language of the texts as a BCP 47 tag; empty to detect it. */
  language?: string;
  /** Targets are what texts are to reach, at most one for each language. */
  targets: LiteracyTarget[];
  /** Reading is what decides: prose or all. Empty is prose; a text without running text is read as all. */
  reading?: "prose" | "all";
  /** Profile is the counting profile; empty is author. */
  profile?: "author" | "plain";
  /** WholeElisions counts an elided form and the word after it as one word, as a count of spaces does: l'eau. */
  wholeElisions?: boolean;
  /** WrittenSyllables counts French syllables as written, mute e and all. */
  writtenSyllables?: boolean;
  /** LongSentence is the number of words a sentence may have before it is reported as long; 0 is 20. */
  longSentence?: number;
  /** LongParagraph is the number of words a paragraph may have; 0 is 80. */
  longParagraph?: number;
  /** Allowed are terms and acronyms that are not to be reported. */
  allowed?: string[];
  /** Added are terms to be reported with plainer words, before those of the embedded lexicon. */
  added?: LiteracyTerm[];
  /** Extensions hold members of other makers, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Report is what Analyze finds: plain data with a JSON form. Offsets are in bytes from the start of the text, lines and columns count from 1, columns in characters. */
export interface LiteracyReport {
  /** Format is the name and version of the form: "literacy.report/1.0". */
  format: "literacy.report/1.0";
  /** Language is the language the text was read in, and how sure that is. */
  language: LiteracyLanguage;
  /** Counts are those of the whole text. */
  counts: LiteracyCounts;
  /** ProseCounts are those of its running text. */
  proseCounts: LiteracyCounts;
  /** InvalidBytes is how many bytes were not UTF-8; they are in no count. */
  invalidBytes?: number;
  /** Result says how the text stands to the target of the policy. */
  result: LiteracyResult;
  /** Consensus is the spread of the grades of all formulas that give one. */
  consensus: LiteracyConsensus;
  /** JargonAdjusted is the grade with the jargon in it. */
  jargonAdjusted: LiteracyJargonAdjusted;
  /** Formulas are the values of every formula made for the language, for both readings, by ascending id. */
  formulas: LiteracyFormulaScore[];
  /** Units are the units in the order of the text. */
  units: LiteracyUnit[];
  /** Sentences are the sentences in the order of the text. */
  sentences: LiteracyTextSentence[];
  /** Worst are the sentences that weigh most, the heaviest first, with what the value would be if it and those before it were mended. */
  worst: LiteracyMending[];
  /** Words are the words that are long or unfamiliar, in order. */
  words: LiteracyWord[];
  /** Findings are what makes the text hard, in order. */
  findings: LiteracyFinding[];
  /** LeftOut is what was not counted as running text, and why. */
  leftOut: LiteracyLeftOut[];
}

/** Result is how the text stands to the target. */
export interface LiteracyResult {
  /** Outcome is pass, notYet, tooShort or noTarget. */
  outcome: "pass" | "notYet" | "tooShort" | "noTarget";
  /** Formula is the formula that decides: the policy's, or the usual one of the language. */
  formula: string;
  /** Reading is what was counted. */
  reading: "prose" | "all";
  /** Value is its value. */
  value: FigureFigure;
  /** Bound is the bound of the policy. */
  bound: FigureFigure;
  /** StandardError is how far the value would move if other sentences of the same kind had been written: the jackknife over sentences. */
  standardError: FigureFigure;
  /** Near is true if the bound lies within two standard errors: the outcome could as well be the other one. */
  near?: boolean;
}

/** Target is what texts in one language are to reach. */
export interface LiteracyTarget {
  /** Language is the base language of the texts. */
  language: string;
  /** Formula is the id of the formula that decides. */
  formula: "amstad" | "ari" | "ari-index" | "ari-nri" | "ari-simplified" | "atesman" | "bormuth-cloze" | "bormuth-gp35" | "brouwer" | "brouwer-67" | "coleman-1" | "coleman-2" | "coleman-3" | "coleman-4" | "coleman-liau" | "coleman-liau-cloze" | "coleman-liau-short" | "crawford" | "dale-chall-1948" | "dale-chall-1948-adjusted" | "dale-chall-1995" | "dale-chall-psk" | "danielson-bryan-1" | "danielson-bryan-2" | "degrees-of-reading-power" | "eflaw" | "elf" | "farr-jenkins-paterson" | "farr-jenkins-paterson-psk" | "fernandez-huerta" | "fernandez-huerta-printed" | "flesch-douma" | "flesch-kincaid" | "flesch-kincaid-simplified" | "flesch-martins" | "flesch-psk" | "flesch-reading-ease" | "fog-pl" | "forcast" | "forcast-rgl" | "franchina-vacca-1972" | "franchina-vacca-1986" | "fucks" | "gulpease" | "gunning-fog" | "gunning-fog-psk" | "gutierrez-de-polini" | "kandel-moles" | "kandel-moles-209" | "linsear-write" | "lix" | "new-fog-count" | "oborneva" | "ovix" | "rix" | "smog" | "smog-c" | "smog-de" | "smog-simple" | "sol" | "spache-1953" | "spache-1974" | "strain" | "szigriszt-pazos" | "tuldava" | "wheeler-smith" | "wiener-1" | "wiener-2" | "wiener-3" | "wiener-4";
  /** Bound is the value that still passes: the highest grade, or the lowest score of ease. */
  bound: number;
}

/** Term is a word or phrase with plainer ones. */
export interface LiteracyTerm {
  /** Term is the word or phrase. */
  term: string;
  /** Plain are plainer words, the best first. */
  plain: string[];
  /** Forms are inflections and spellings that the rules of the language do not make. */
  forms?: string[];
  /** Part is the part of speech, which decides the inflections: phrase, noun, verb, adjective, adverb or abbreviation. Empty is phrase: the words do not change. */
  part?: "phrase" | "noun" | "verb" | "adjective" | "adverb" | "abbreviation";
  /** Kind is what sort of term it is, which decides how it is reported: condition, body, procedure, medicine, doubleMeaning, service, research, formal, wordy, abbreviation, blame, label or frequency. Empty is formal. */
  kind?: string;
  /** Reason says why the term is hard. */
  reason?: string;
  /** Note says where a plainer word would change the meaning. */
  note?: string;
  /** Source says where the term and its plainer words come from. */
  source?: string;
}

/** TextSentence is one sentence, or what counts as one. */
export interface LiteracyTextSentence {
  /** Text is the sentence as it stands. */
  text: string;
  /** Unit is the place of its unit in the list of units. */
  unit: number;
  /** Start is the offset of the first byte. */
  start: number;
  /** End is the offset behind the last byte. */
  end: number;
  /** Line is the line of Start, from 1. */
  line: number;
  /** Column is the column of Start in characters, from 1. */
  column: number;
  /** Words, Syllables and the others are counted as in Counts. */
  words: number;
  /** Letters is counted as in Counts. */
  letters: number;
  /** Syllables is counted as in Counts. */
  syllables: number;
  /** Polysyllables is counted as in Counts. */
  polysyllables: number;
  /** LongWords is counted as in Counts. */
  longWords: number;
  /** Prose is true for running text. */
  prose: boolean;
  /** Contribution is by how much the deciding value gets harder through this sentence: the value of the text less the value without it, turned so that more is harder. 0 for a sentence outside the deciding reading. */
  contribution: number;
}

/** Unit is one block of the text, or one row of a table. */
export interface LiteracyUnit {
  /** Text is the text as it stands, without list markers. */
  text: string;
  /** Kind is what it is. */
  kind: "paragraph" | "heading" | "listItem" | "tableRow" | "tableCell" | "quote" | "caption" | "code";
  /** Level is the level of a heading or the depth of a list item; 0 if the text does not say. */
  level?: number;
  /** Start and End are offsets in the text. */
  start: number;
  /** End is the offset behind the last byte. */
  end: number;
  /** Line is the line of Start, from 1. */
  line: number;
  /** Column is the column of Start in characters, from 1. */
  column: number;
  /** Sentences is counted in the reading of all units. */
  sentences: number;
  /** ProseSentences is how many of them are running text. */
  proseSentences: number;
  /** Words is counted as in Counts. */
  words: number;
  /** Syllables is counted as in Counts. */
  syllables: number;
}

/** Word is a word that is long or unfamiliar. */
export interface LiteracyWord {
  /** Text is the word as it stands. */
  text: string;
  /** Sentence is the place of its sentence in the list of sentences. */
  sentence: number;
  /** Start is the offset of the first byte. */
  start: number;
  /** End is the offset behind the last byte. */
  end: number;
  /** Line is the line of Start, from 1. */
  line: number;
  /** Column is the column of Start in characters, from 1. */
  column: number;
  /** Syllables is counted as in Counts. */
  syllables: number;
  /** Polysyllable: it has three syllables or more. */
  polysyllable?: boolean;
  /** Unfamiliar: it is not on the Dale–Chall list. English only. */
  unfamiliar?: boolean;
}

/** Agreement says how a result stands to that of the additive model. */
export interface MethodsAgreement {
  /** Method is the method of the result. */
  method: "additive" | "weightedProduct" | "waspas" | "topsis" | "vikor" | "promethee1" | "promethee2" | "electre1" | "electre3" | "spotis" | "moora" | "referencePoint" | "multimoora" | "edas" | "mabac" | "copras" | "aras" | "codas" | "marcos" | "maut" | "lexicographic" | "satisficing" | "eliminationByAspects" | "minimaxRegret";
  /** First says whether the same options come out in front. */
  first: "same" | "shared" | "other" | "notApplied" | "oneOption";
  /** Reversed is how many pairs of options the two put in opposite order, or why that was not counted. */
  reversed: FigureFigure;
  /** Reasons are the assumptions of the method that the additive model does not share, the most telling first: where the two differ, it is by these. Without any, the method is the additive model in another form here, as SPOTIS is with linear values, and its agreement says nothing. */
  reasons: ("tradesOff" | "noTradeOff" | "independent" | "interacts" | "linearWorth" | "zeroMeansNothing" | "comparesListed" | "worstCounts" | "ordersOnly" | "levelsOnly" | "thresholdsKnown" | "mayNotCompare")[];
}

/** Condition is a condition of a method and whether it holds. */
export interface MethodsCondition {
  /** Name is acceptableAdvantage or acceptableStability. */
  name: "acceptableAdvantage" | "acceptableStability";
  /** Holds says whether it holds. */
  holds: boolean;
}

/** Named is an id with its name. */
export interface MethodsNamed {
  /** ID is the id. */
  id: string;
  /** Name is the name. */
  name: string;
}

/** Opinion is a second opinion on one decision with one person's weights: what other published methods make of it, beside the additive model of [sdm.Rank]. It adds no evidence and is not advice. */
export interface MethodsOpinion {
  /** Format is the name and version of the document format: "sdm.opinion/1.0". */
  format: "sdm.opinion/1.0";
  /** Version is the version of the computations. */
  version: string;
  /** Decision is the id of the decision. */
  decision: string;
  /** DecisionVersion is the author's version of the decision. */
  decisionVersion?: string;
  /** Language is the language of the names in this report. */
  language: string;
  /** Question is the question of the decision. */
  question: string;
  /** Voice says whose preferences were used. */
  voice: SdmVoice;
  /** Options are the options that were ranked, by ascending id. */
  options: MethodsNamed[];
  /** Criteria are the criteria of the decision with the person's weights, by ascending id. */
  criteria: [MethodsWeighed, ...MethodsWeighed[]];
  /** Reference is the result of the additive model, to compare with. */
  reference: MethodsResult;
  /** Contenders are the ids of the options that the additive model scores within the smallest lead of the best one: where there are several, they are too close to call, and none of them is a wrong first place. */
  contenders: string[];
  /** Results are those of the other methods, in the order asked for. */
  results: [MethodsResult, ...MethodsResult[]];
  /** Agreements say for each result how it stands to the reference. */
  agreements: [MethodsAgreement, ...MethodsAgreement[]];
}

/** Pair is two options, by ascending id. */
export interface MethodsPair {
  /** A is the id of the one. */
  a: string;
  /** B is the id of the other. */
  b: string;
}

/**
 * Part is a number that a score is made of, by name:
 *
 *   - WASPAS: sum, product;
 *   - TOPSIS: fromIdeal, fromAntiIdeal, the distances;
 *   - VIKOR: S, R;
 *   - PROMETHEE1, PROMETHEE2: leavingFlow, enteringFlow;
 *   - ELECTRE3: descending, ascending, the places in the two distillations;
 *   - MULTIMOORA: ratio, referencePoint, logProduct, and the rank by each: ratioRank, referencePointRank, productRank;
 *   - ARAS, MARCOS: sum, the weighted sum before it is set against others;
 *   - CODAS: euclidean, taxicab;
 *   - COPRAS: benefits, costs;
 *   - EDAS: above, below, the weighted distances from the mean option.
 *
 * The other methods have none.
 */
export interface MethodsPart {
  /** Name is one of the names above. */
  name: string;
  /** Value is the number. */
  value: number;
}

/** Placed is the place of one option. */
export interface MethodsPlaced {
  /** Option is the id of the option. */
  option: string;
  /** Rank is the rank, 1 first; equal scores share a rank (1, 1, 3). Where a method leaves pairs incomparable, it is one more than the number of options preferred to it. */
  rank: number;
  /** Score is the score, or why there is none. */
  score: FigureFigure;
  /** Parts are the numbers that the score is made of: see Part. */
  parts?: [MethodsPart, ...MethodsPart[]];
}

/** Result is what one method makes of the options: a second opinion. It carries its own conditions. */
export interface MethodsResult {
  /** Method is the method. */
  method: "additive" | "weightedProduct" | "waspas" | "topsis" | "vikor" | "promethee1" | "promethee2" | "electre1" | "electre3" | "spotis" | "moora" | "referencePoint" | "multimoora" | "edas" | "mabac" | "copras" | "aras" | "codas" | "marcos" | "maut" | "lexicographic" | "satisficing" | "eliminationByAspects" | "minimaxRegret";
  /** Source is who published it. */
  source: string;
  /** Normalisation is how numbers in different units were made comparable. */
  normalisation: "range" | "optionRange" | "extreme" | "vector" | "sum" | "mean" | "thresholds" | "order" | "aspiration";
  /** Assumptions are what the method takes for granted. */
  assumptions: ("tradesOff" | "noTradeOff" | "independent" | "interacts" | "linearWorth" | "zeroMeansNothing" | "comparesListed" | "worstCounts" | "ordersOnly" | "levelsOnly" | "thresholdsKnown" | "mayNotCompare")[];
  /** CanReverse says that the order of two options can depend on a third one: it can turn round when an option is added or left out. */
  canReverse: boolean;
  /** Better says whether higher or lower scores are better. */
  better: "higherIsBetter" | "lowerIsBetter" | "personal";
  /** Parameters are the settings that were used. */
  parameters: MethodsSetting[];
  /** Why says why the method could not be applied; absent if it was. There are no places then. */
  why?: string;
  /** Criterion is the id of a criterion that stands in the way, if one does. */
  criterion?: string;
  /** Option is the id of an option that stands in the way, if one does. */
  option?: string;
  /** Places are the options by rank, then by id. */
  places: MethodsPlaced[];
  /** First are the ids of the options that come out in front: those of rank 1, the compromise set of VIKOR or the kernel of ELECTRE I. */
  first: string[];
  /** Conditions are the conditions of VIKOR and whether they hold. */
  conditions?: [MethodsCondition, MethodsCondition, ...MethodsCondition[]];
  /** Incomparable are the pairs that a method with a partial order leaves open; listed for up to 100 options. */
  incomparable?: [MethodsPair, ...MethodsPair[]];
  /** Notes are what else a reader must know. */
  notes: ("oneOption" | "unusedWeight" | "tiedWeights" | "constant" | "optionRange" | "additive")[];
}

/** Setting is a parameter with the value that was used. */
export interface MethodsSetting {
  /** Name is the name of the parameter, as in Parameters or Column, or K for the scaling constant that was solved. */
  name: string;
  /** Criterion is the id of the criterion it belongs to, if to one. */
  criterion?: string;
  /** Value is the number; 0 for a word. */
  value: number;
  /** Word is the word, for a preference function. */
  word?: string;
}

/** Weighed is a criterion with the weight that one person gave it. */
export interface MethodsWeighed {
  /** ID is the id of the criterion. */
  id: string;
  /** Name is its name. */
  name: string;
  /** Weight is the share of the whole weight, 0 to 1; absent if open. */
  weight: FigureFigure;
}

/** Answer is the answer to one item. */
export interface PrinciplesAnswer {
  /** Item is the key of the item. */
  item: string;
  /** Answer is a state (met, partly, notMet, notApplicable, unknown), a code of the item's answer set, or measured when the number holds the answer. */
  answer: string;
  /** Number is the measured figure: a count, or a duration in hours. */
  number?: number;
  /** Reason says why an item is not applicable or unknown; required for the former. */
  reason?: string;
  /** Barriers are codes of what stood in the way, such as language or time. */
  barriers?: string[];
  /** Evidence supports the answer. */
  evidence?: PrinciplesEvidence[];
  /** Probe names the program that measured the answer; empty if a person gave it. */
  probe?: string;
  /** InferredFrom names the answers (framework/item) that this one was inferred from; empty if it was given directly. Inferred answers are counted apart and are never a source of further inference. */
  inferredFrom?: string[];
}

/** AnswerSet is a list of answers, each with a code and a value. */
export interface PrinciplesAnswerSet {
  /** ID names the answer set within the framework. */
  id: string;
  /** Ordered says that the answers form a rank order. */
  ordered?: boolean;
  /** Unverified marks values that were not verified in the source. */
  unverified?: boolean;
  /** Codes are the answers, at least two and at most 60. */
  codes: [PrinciplesCode, PrinciplesCode, ...PrinciplesCode[]];
}

/** Band is a named part of the range of a figure. A band holds its ends unless they are marked open. */
export interface PrinciplesBand {
  /** ID names the band within its score. */
  id: string;
  /** From is the lower end. */
  from: number;
  /** To is the upper end. */
  to: number;
  /** FromOpen leaves the lower end itself out of the band. */
  fromOpen?: boolean;
  /** ToOpen leaves the upper end itself out of the band. */
  toOpen?: boolean;
  /** Title is the name of the band. */
  title: { [name: string]: string };
  /** Unverified marks a band that was not verified in the source. */
  unverified?: boolean;
}

/** Change compares paired findings at two times. */
export interface PrinciplesChange {
  /** Format is the format name and version: principles.change/1.0. */
  format: "principles.change/1.0";
  /** Pairs is the number of pairs. */
  pairs: number;
  /** Gained is how many changed from no to yes. */
  gained: number;
  /** Lost is how many changed from yes to no. */
  lost: number;
  /** Before is the share of yes at the first time. */
  before: FigureFigure;
  /** After is the share of yes at the second time. */
  after: FigureFigure;
  /** Difference is after less before. */
  difference: FigureFigure;
  /** Low is the lower end of the 95 % Wald interval of the difference. */
  low: FigureFigure;
  /** High is its upper end. */
  high: FigureFigure;
  /** ChiSquared is McNemar's statistic without continuity correction. */
  chiSquared: FigureFigure;
  /** P is its two-sided p-value with one degree of freedom. */
  p: FigureFigure;
  /** Few says that fewer than 10 findings changed, so that the p-value and the interval are rough. */
  few: boolean;
}

/** Claim is one thing that is said. */
export interface PrinciplesClaim {
  /** ID names the claim within the register. */
  id: string;
  /** Statement is what is said, in plain words. */
  statement: string;
  /** Population is whom it is said of. */
  population: string;
  /** Certainty is how far the source carries it. */
  certainty: "high" | "moderate" | "low" | "unknown" | "refuted";
  /** Correction is what the source really says, where the statement is heard in another form. */
  correction?: string;
  /** References are the ids of the sources; empty if none was found. */
  references?: string[];
  /** Unverified says that the source itself was not seen. */
  unverified?: boolean;
}

/** Claimed is an answer that follows from one source item. */
export interface PrinciplesClaimed {
  /** From is the source item, as framework/item. */
  from: string;
  /** Relation is the relation by which it follows. */
  relation: "equal" | "equivalent" | "subsetOf" | "supersetOf";
  /** Answer is the answer that follows. */
  answer: string;
}

/** Claims is a register of what is said about the effects of partnership in care. A claim is recorded with its population, source and certainty; it is never part of a score. */
export interface PrinciplesClaims {
  /** Format is the format name and version: principles.claims/1.0. */
  format: "principles.claims/1.0";
  /** References are the sources that the claims point to. */
  references: PrinciplesReference[];
  /** Claims are the entries. */
  claims: PrinciplesClaim[];
  /** Extensions hold data of others under reverse DNS names, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Code is one answer of an AnswerSet. */
export interface PrinciplesCode {
  /** Code is what a response holds; the words unknown, notApplicable and measured are taken. */
  code: string;
  /** Value is the number that the answer counts: 0, or from 0.000001 to 1,000,000 in size. */
  value: number;
  /** Exempts says that the answer takes the item out of its scores, as "not applicable" does: such as "no" to the question whether there is anything to rate. */
  exempts?: boolean;
  /** Text is the wording of the answer. */
  text?: { [name: string]: string };
}

/** Conflict is a target item about which the sources disagree. */
export interface PrinciplesConflict {
  /** Item is the key of the target item. */
  item: string;
  /** Direct is the answer that the target response itself gives; empty if none. */
  direct?: string;
  /** Claims are what follows from each source. */
  claims: [PrinciplesClaimed, ...PrinciplesClaimed[]];
}

/** Contribution is what one item adds to a figure. */
export interface PrinciplesContribution {
  /** Item is the key of the item. */
  item: string;
  /** Value is the value of the answer, turned round if the item is reversed; the mean over the scored respondents. */
  value: number;
  /** Weight is how much the item counts. */
  weight: number;
  /** Contribution is what the item adds to the figure. */
  contribution: number;
}

/** Coverage says how much of what was asked was answered. It counts items, over all respondents of the role. */
export interface PrinciplesCoverage {
  /** Answered is the number of items answered with a value. */
  answered: number;
  /** Applicable is the number of items that were asked and not "not applicable". */
  applicable: number;
  /** Inferred is how many of the answered ones were carried over from another framework. */
  inferred?: number;
}

/** Crosswalk says how the items of two frameworks relate. */
export interface PrinciplesCrosswalk {
  /** Format is the format name and version: principles.crosswalk/1.0. */
  format: "principles.crosswalk/1.0";
  /** ID names the crosswalk. */
  id: string;
  /** Version is a semantic version: MAJOR.MINOR.PATCH. */
  version: string;
  /** Source is the framework that answers come from. */
  source: PrinciplesFrameworkRef;
  /** Target is the framework that answers are carried to. */
  target: PrinciplesFrameworkRef;
  /** Provenance says who made the crosswalk, and when. */
  provenance: PrinciplesProvenance;
  /** References are the sources that the links point to. */
  references?: PrinciplesReference[];
  /** Links are the relations between items. */
  links: [PrinciplesLink, ...PrinciplesLink[]];
  /** Extensions hold data of others under reverse DNS names, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** CutOff is a limit on a figure. */
export interface PrinciplesCutOff {
  /** ID names the cut-off within its score. */
  id: string;
  /** At is the limit. */
  at: number;
  /** Is says which figures reach the cut-off. */
  is: "atLeast" | "above" | "atMost" | "below";
  /** Meaning says what reaching it means. */
  meaning: { [name: string]: string };
  /** Unverified marks a cut-off that was not verified in the source, or that is a convention without one. */
  unverified?: boolean;
  /** References are the ids of the sources of the cut-off. */
  references?: string[];
}

/** CutOffResult says whether a figure reaches a cut-off. */
export interface PrinciplesCutOffResult {
  /** CutOff is the id of the cut-off. */
  cutOff: string;
  /** Meaning says what reaching it means. */
  meaning: { [name: string]: string };
  /** Verdict is whether the cut-off is reached. */
  verdict: "reached" | "notReached" | "undecided" | "withheld";
  /** Unverified says that the cut-off was not verified in its source. */
  unverified?: boolean;
}

/** Dependency settles an item from the answer to another one. */
export interface PrinciplesDependency {
  /** Item is the key of the other item. */
  item: string;
  /** Is are the answers of the other item that make the dependency hold: states, codes, or notApplicable. */
  is: [string, ...string[]];
  /** Then is the answer that this item has when the dependency holds: a state, a code, or notApplicable. */
  then: string;
}

/** Disagreement is an item that roles answered differently. */
export interface PrinciplesDisagreement {
  /** Item is the key of the item. */
  item: string;
  /** Text is the wording of the item; absent where the framework has none. */
  text?: { [name: string]: string };
  /** Views are the views of the roles, in the order of Role.Values. */
  views: [PrinciplesView, PrinciplesView, ...PrinciplesView[]];
  /** Gap is the difference between the highest and the lowest view, above 0 and up to 1. */
  gap: number;
  /** Pairs is how many subjects were answered for by at least two roles. */
  pairs?: number;
  /** Agree is on how many of these subjects all roles gave the same answer. */
  agree?: number;
}

/** Evidence supports an answer. */
export interface PrinciplesEvidence {
  /** Kind is what the evidence is, such as record, survey, observation, document. */
  kind: string;
  /** Link says where it is kept. */
  link?: string;
  /** Collected is when it was collected. */
  collected?: string;
  /** Expires is the last day on which it still counts. When all evidence of an answer has expired, the answer is unknown. */
  expires?: string;
  /** Note is a remark. */
  note?: string;
}

/** Framework is a versioned checklist, questionnaire or instrument: its items, the answers they take and the scores that are made of them. */
export interface PrinciplesFramework {
  /** Format is the format name and version: principles.framework/1.0. */
  format: "principles.framework/1.0";
  /** ID names the framework; with the version it names one exact wording and scoring. */
  id: string;
  /** Version is a semantic version: MAJOR.MINOR.PATCH. */
  version: string;
  /** Kind says what the framework is: a checklist or an instrument. */
  kind: "checklist" | "instrument";
  /** Status is the place of the framework in its life: draft, active, retired. */
  status: "draft" | "active" | "retired";
  /** Language is the language that texts fall back to, as a BCP 47 tag; every text is given at least in this language. */
  language: string;
  /** Title is the name of the framework. */
  title: { [name: string]: string };
  /** Description says what the framework is for and what it is not for. */
  description?: { [name: string]: string };
  /** Provenance says who made the framework, from what, and when. */
  provenance: PrinciplesProvenance;
  /** Licence says what may be shipped and used. */
  licence: PrinciplesLicence;
  /** References are the sources that the rest of the document points to. */
  references?: PrinciplesReference[];
  /** RequiresRoles are the roles without whose answers an assessment is not complete; a silent one is reported as unheard. */
  requiresRoles?: ("patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor")[];
  /** ItemCount is the number of items as published; when present, the list of items must have exactly that length. */
  itemCount?: number;
  /** AnswerSets are the named lists of answers that items choose from, beside the built-in states. */
  answerSets?: PrinciplesAnswerSet[];
  /** Sections are the parts of the framework, in reading order. */
  sections?: PrinciplesSection[];
  /** Items are the questions or criteria, in reading order. */
  items: [PrinciplesItem, ...PrinciplesItem[]];
  /** Scores are the figures that are made of the items. */
  scores: PrinciplesScore[];
  /** Extensions hold data of others under reverse DNS names, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** FrameworkRef names one version of a framework. */
export interface PrinciplesFrameworkRef {
  /** ID is the id of the framework. */
  id: string;
  /** Version is its version. */
  version: string;
}

/** Gap is one thing that is missing, with its next step. */
export interface PrinciplesGap {
  /** Item is the key of the item; empty for a role that was not heard. */
  item?: string;
  /** Role is the role with the lowest view of the item, the role that left it open, or the role that was not heard; empty if the item is for anybody and nobody answered. */
  role?: "patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor";
  /** Reason is why the gap stands where it does. */
  reason: "safety" | "required" | "unheard" | "inequality" | "shortfall";
  /** Shortfall is how much is missing, from above 0 to 1, or why that is not known. */
  shortfall: FigureFigure;
  /** Weight is how much the item counts. */
  weight?: number;
  /** Effort is how much work it is to close the gap, from 1 to 5. */
  effort?: number;
  /** Remedy says what to do. */
  remedy?: { [name: string]: string };
  /** FirstStep is what can be done this week. */
  firstStep?: { [name: string]: string };
  /** Maturity says when to take the item up, where the framework says so. */
  maturity?: "first" | "next" | "later";
  /** Owner is who has taken the gap on; empty if nobody has. */
  owner?: string;
  /** Due is when it is to be closed. */
  due?: string;
  /** Overdue says that Due has passed. */
  overdue?: boolean;
  /** WaivedUntil is the last day of a waiver that holds. */
  waivedUntil?: string;
}

/** GapReport lists what is missing, in the order in which to take it up: what may do harm, what is required, who was not heard, where groups of people differ, and then by weight × shortfall / effort. Accepted gaps (waivers) come last. */
export interface PrinciplesGapReport {
  /** Format is the format name and version: principles.gaps/1.0. */
  format: "principles.gaps/1.0";
  /** Framework is the id of the framework. */
  framework: string;
  /** Version is the version of the framework. */
  version: string;
  /** Gaps are what is missing, the most pressing first. */
  gaps: PrinciplesGap[];
  /** Unanswered are the items that nobody answered. They are not known to be gaps. */
  unanswered: string[];
}

/** GateResult is the state of a required item for one role. */
export interface PrinciplesGateResult {
  /** Item is the key of the item. */
  item: string;
  /** Text is the wording of the item; absent where the framework has none. */
  text?: { [name: string]: string };
  /** Role is the role whose answers are meant; empty for a gate that was put to nobody who answered. */
  role?: "patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor";
  /** Status is whether the gate is open. */
  status: "passed" | "failed" | "undecided" | "unasked" | "waived";
  /** NotMet is how many respondents answered less than the highest value. */
  notMet?: number;
  /** Unknown is how many respondents left the item unanswered. */
  unknown?: number;
}

/** Group is a group of people in one respect, such as first language Polish. */
export interface PrinciplesGroup {
  /** By is the respect in which people are grouped, such as language. */
  by: string;
  /** Is is the group in that respect, such as pl. */
  is: string;
}

/** Inference is what the answers to one framework say about another. */
export interface PrinciplesInference {
  /** Format is the format name and version: principles.inference/1.0. */
  format: "principles.inference/1.0";
  /** Answers are the answers that follow, each labelled with where it comes from, in the order of the target framework. */
  answers: PrinciplesAnswer[];
  /** Suggestions are answers that may follow, from items that only share something with the target; they are never counted. */
  suggestions: PrinciplesSuggestion[];
  /** Conflicts are the target items for which different answers follow, or where what follows differs from the direct answer. Nothing is inferred for them. */
  conflicts: PrinciplesConflict[];
  /** SourceGaps are the source items that are linked to nothing in the target. */
  sourceGaps: string[];
  /** TargetGaps are the target items about which no source item can say anything. */
  targetGaps: string[];
}

/** Interval is an interval of a figure. */
export interface PrinciplesInterval {
  /** Low is the lower end. */
  low: number;
  /** High is the upper end. */
  high: number;
}

/** Item is one question or criterion of a framework. */
export interface PrinciplesItem {
  /** Key names the item within the framework; answers refer to it. */
  key: string;
  /** Number is the item's number as published, where that differs from the key. */
  number?: string;
  /** Section is the id of the section that the item belongs to. */
  section?: string;
  /** Text is the wording; absent where the licence does not allow it. */
  text?: { [name: string]: string };
  /** Kind says what an answer is: state, scale, count or time. */
  kind: "state" | "scale" | "count" | "time";
  /** AnswerSet is the id of the list of answers of a scale item. */
  answerSet?: string;
  /** Limit says which measured number is met or partly met, for count and time items. */
  limit?: PrinciplesLimit;
  /** Reversed turns the values of the answer set round: the highest counts as the lowest. */
  reversed?: boolean;
  /** Required makes the item a gate: it must be met, whatever the scores say. */
  required?: boolean;
  /** Safety marks an item whose failure may mean harm; it comes first among the gaps. */
  safety?: boolean;
  /** Weight is how much the item counts in a score, from 0.001 to 1,000; absent means 1. */
  weight?: number;
  /** NAAllowed allows the answer "not applicable". */
  naAllowed?: boolean;
  /** DependsOn are the answers to other items that settle this one. The first dependency that holds decides. */
  dependsOn?: PrinciplesDependency[];
  /** AnsweredBy are the roles that the item is put to; empty means every role. */
  answeredBy?: ("patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor")[];
  /** Level is where the item is at home: care, service or policy. */
  level?: "care" | "service" | "policy";
  /** Maturity says when to take the item up: first, next or later. */
  maturity?: "first" | "next" | "later";
  /** EvidenceKinds are the kinds of evidence that can support an answer. */
  evidenceKinds?: string[];
  /** HowAchieved says what to put in place. */
  howAchieved?: { [name: string]: string };
  /** Indicator says how success is measured. */
  indicator?: { [name: string]: string };
  /** Remediation is the next step where the item is not met. */
  remediation?: PrinciplesRemediation;
  /** References are the ids of the sources of the item. */
  references?: string[];
}

/** ItemResult is what the respondents of one role answered to one item. */
export interface PrinciplesItemResult {
  /** Item is the key of the item. */
  item: string;
  /** Answer is the answer, if all respondents of the role gave the same one. */
  answer?: string;
  /** Share is the mean of the answers, from 0 (not met, or the lowest value) to 1 (met, or the highest). */
  share: FigureFigure;
  /** Met counts the answers with the highest value. */
  met?: number;
  /** Partly counts the answers between the lowest and the highest value. */
  partly?: number;
  /** NotMet counts the answers with the lowest value. */
  notMet?: number;
  /** NotApplicable counts the respondents for whom the item does not apply. */
  notApplicable?: number;
  /** Unknown counts the respondents without an answer. */
  unknown?: number;
  /** Inferred counts the answers carried over from another framework. */
  inferred?: number;
  /** Measured counts the answers that a program measured. */
  measured?: number;
  /** Expired counts the answers that are unknown because their evidence has expired. */
  expired?: number;
  /** Settled counts the answers that follow from the answer to another item. */
  settled?: number;
  /** WaivedUntil is the last day of a waiver for the item; empty if there is none that holds. */
  waivedUntil?: string;
}

/** LevelResult counts the answers at one level. */
export interface PrinciplesLevelResult {
  /** Level is the level. */
  level: "care" | "service" | "policy";
  /** Share is the mean of the items' shares at this level alone. */
  share: FigureFigure;
  /** Coverage says how many of the applicable items were answered. */
  coverage: PrinciplesCoverage;
  /** Met counts the answers with the highest value. */
  met: number;
  /** Partly counts the answers between the lowest and the highest value. */
  partly: number;
  /** NotMet counts the answers with the lowest value. */
  notMet: number;
  /** NotApplicable counts the answers "not applicable". */
  notApplicable: number;
  /** Unknown counts the missing answers. */
  unknown: number;
}

/** Licence says under which terms the wording of a framework stands and whether this document carries it. */
export interface PrinciplesLicence {
  /** Class is the kind of licence. */
  class: "ownWords" | "publicDomain" | "open" | "unalteredFreeOnly" | "permission" | "proprietary" | "allRightsReserved";
  /** Source says where the terms are stated. */
  source: string;
  /** CheckedOn is when the terms were last looked at; empty if they were not seen. */
  checkedOn?: string;
  /** TextShipped says that the document carries the wording of items. It may only be true where the class allows it. */
  textShipped: boolean;
  /** Note holds conditions worth knowing, such as a credit line. */
  note?: string;
}

/** Limit turns a measured number into a state. */
export interface PrinciplesLimit {
  /** Direction says whether a low or a high number is wanted. */
  direction: "atMost" | "atLeast";
  /** Met is the number up to which (atMost) or from which (atLeast) the item is met, itself included. Hours for a time item. */
  met: number;
  /** Partly is the number up to which or from which the item is partly met; absent means that there is nothing between met and not met. */
  partly?: number;
}

/** Link is the relation between an item of the source and one of the target. */
export interface PrinciplesLink {
  /** Source is the key of an item of the source framework. */
  source: string;
  /** Target is the key of an item of the target framework. */
  target: string;
  /** Relation is what the source item is to the target item. */
  relation: "equal" | "equivalent" | "subsetOf" | "supersetOf" | "intersects" | "noRelation";
  /** Rationale says why. */
  rationale?: string;
  /** Confidence is how sure the author is: high, medium or low. */
  confidence?: "high" | "medium" | "low";
  /** References are the ids of the sources of the link. */
  references?: string[];
}

/** Missing is the rule for unanswered items. An item that is not applicable is not missing. */
export interface PrinciplesMissing {
  /** Rule says what becomes of the figure. */
  rule: "complete" | "answered" | "prorate";
  /** MinAnswered is the least number of answered items from which the figure is given, for the rules answered and prorate; absent means 1 for answered, and prorate must state it. */
  minAnswered?: number;
  /** Published says that the rule is the instrument's own; where it is not, no rule was found, and the strict one stands in. */
  published?: boolean;
  /** Unverified marks a rule that was not verified in the source. */
  unverified?: boolean;
}

/** Note is a remark that a reader of the figures should know. */
export interface PrinciplesNote {
  /** Code is the machine-readable kind of the note. */
  code: "draft" | "retired" | "notAsked" | "evidenceExpired" | "straightLined" | "contradictory" | "unverifiedRule" | "unverifiedCutOff" | "noMissingRule" | "prorated" | "waiverExpired" | "surrogate" | "inferred";
  /** Role is the role that the note is about, if it is about one. */
  role?: "patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor";
  /** Item is the key of the item that the note is about, if it is about one. */
  item?: string;
  /** Text is the wording of that item; absent where the framework has none. */
  text?: { [name: string]: string };
  /** Score is the id of the score that the note is about, if it is about one. */
  score?: string;
  /** Count is how many responses or entries the note is about. */
  count?: number;
}

/** Provenance says who made a framework, from what, and when. */
export interface PrinciplesProvenance {
  /** Author is who wrote this document. */
  author: string;
  /** BasedOn are the ids of the references that the items and rules come from. */
  basedOn?: string[];
  /** DevelopedWith says which patients and organisations took part in making the framework, and when; empty if nobody is known to have. */
  developedWith?: string;
  /** Created is the date of this version. */
  created: string;
  /** Unverified lists, in plain words, what could not be verified in a source. */
  unverified?: string[];
}

/** Reference is a source that other parts of a framework point to by id. */
export interface PrinciplesReference {
  /** ID names the reference within the document. */
  id: string;
  /** Citation is author, title, journal or publisher, year. */
  citation: string;
  /** DOI is the digital object identifier, without a resolver in front. */
  doi?: string;
  /** URL is where the source was found. */
  url?: string;
}

/** Remediation is the way to close a gap. */
export interface PrinciplesRemediation {
  /** Text says what to do. */
  text?: { [name: string]: string };
  /** FirstStep is what can be done this week. */
  firstStep: { [name: string]: string };
  /** Effort is how much work it is, from 1 (hours) over 2 (days), 3 (weeks) and 4 (months) to 5 (more than a year); absent means 3. */
  effort?: number;
}

/** Report is what an assessment found. It reads from the top: where the roles disagree, who was not heard, which gates are shut, and then the scores of each role. */
export interface PrinciplesReport {
  /** Format is the format name and version: principles.report/1.0. */
  format: "principles.report/1.0";
  /** Framework is the id of the framework. */
  framework: string;
  /** Version is the version of the framework. */
  version: string;
  /** Title is the name of the framework. */
  title: { [name: string]: string };
  /** AsOf is the day on which evidence and waivers were looked at; empty if nothing was held against a date. */
  asOf?: string;
  /** Disagreements are the items that roles answered differently, the widest difference first. */
  disagreements: PrinciplesDisagreement[];
  /** Unheard are the required roles of which nobody answered anything. */
  unheard: ("patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor")[];
  /** Gates are the required items, by role. */
  gates: PrinciplesGateResult[];
  /** Roles are the results of each role that answered, side by side. No figure anywhere is an average over roles. */
  roles: PrinciplesRoleResult[];
  /** Notes are remarks that a reader of the figures should know. */
  notes: PrinciplesNote[];
}

/** Respondent is who answered. */
export interface PrinciplesRespondent {
  /** Role is the part in which the respondent speaks. */
  role: "patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor";
  /** ID is a pseudonym, never a name or a number that identifies a person. It pairs the answers of one respondent over time. */
  id?: string;
  /** Basis is what a surrogate's answers rest on; required for a surrogate and for nobody else. */
  basis?: "stated" | "inferred" | "bestInterest";
}

/** Response is what one respondent answered to one framework. */
export interface PrinciplesResponse {
  /** Format is the format name and version: principles.response/1.0. */
  format: "principles.response/1.0";
  /** ID names the response; optional. */
  id?: string;
  /** Framework is the id of the framework that was answered. */
  framework: string;
  /** Version is the version of the framework that was answered. */
  version: string;
  /** By is who answered. */
  by: PrinciplesRespondent;
  /** Subject names what the answers are about, such as a visit, a leaflet or a service. Answers of several roles about one subject are compared in pairs. */
  subject?: string;
  /** Groups are the groups that the respondent belongs to, for the comparison of groups. */
  groups?: PrinciplesGroup[];
  /** Given is when the answers were given. */
  given?: string;
  /** Answers are the answers, at most one for each item. An item without one is unknown. */
  answers: PrinciplesAnswer[];
  /** Extensions hold data of others under reverse DNS names, kept untouched. */
  extensions?: { [name: string]: Json };
}

/** RoleResult is what the answers of one role amount to. */
export interface PrinciplesRoleResult {
  /** Role is whose answers they are. */
  role: "patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor";
  /** Respondents is how many responses of the role there are. */
  respondents: number;
  /** Scores are the scores, in the order of the framework. */
  scores: PrinciplesScoreResult[];
  /** Items are the answers item by item, for the items put to the role. */
  items: PrinciplesItemResult[];
  /** Levels count the answers at each level; empty if no item has a level. There is no figure over several levels. */
  levels?: PrinciplesLevelResult[];
}

/** RollUp counts the answers of several assessments by level and role. It adds counts and shows the range of the parts; it makes no figure over several levels, roles or assessments. */
export interface PrinciplesRollUp {
  /** Format is the format name and version: principles.rollup/1.0. */
  format: "principles.rollup/1.0";
  /** Reports is how many assessments were rolled up. */
  reports: number;
  /** Levels are the counts, by level and then by role. */
  levels: PrinciplesRollUpLevel[];
}

/** RollUpLevel is what one role answered at one level. */
export interface PrinciplesRollUpLevel {
  /** Level is the level. */
  level: "care" | "service" | "policy";
  /** Role is whose answers they are. */
  role: "patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor";
  /** Reports is how many assessments have answers of the role at the level. */
  reports: number;
  /** Met counts the answers with the highest value. */
  met: number;
  /** Partly counts the answers between the lowest and the highest value. */
  partly: number;
  /** NotMet counts the answers with the lowest value. */
  notMet: number;
  /** NotApplicable counts the answers "not applicable". */
  notApplicable: number;
  /** Unknown counts the missing answers. */
  unknown: number;
  /** Lowest is the lowest share of a single assessment at the level. */
  lowest: FigureFigure;
  /** Highest is the highest share of a single assessment at the level. */
  highest: FigureFigure;
}

/** Score is a figure that is made of items. */
export interface PrinciplesScore {
  /** ID names the score within the framework. */
  id: string;
  /** Title is the name of the score. */
  title?: { [name: string]: string };
  /** Items are the keys of the items that the score is made of. */
  items: [string, ...string[]];
  /** Method is how the figure is made. */
  method: "percent" | "mean" | "sum" | "linear" | "gates" | "count" | "topBox";
  /** Minus is taken off the mean of the items before it is multiplied, for the method linear. */
  minus?: number;
  /** Times multiplies the mean of the items, for the method linear. */
  times?: number;
  /** Pass is the least value of an item that counts as passed, for the methods gates, count and topBox; for topBox absent means the highest value. */
  pass?: number;
  /** Missing is the rule for unanswered items. */
  missing: PrinciplesMissing;
  /** MinCases is the least number of respondents from whom the figure may be reported; absent means 1. */
  minCases?: number;
  /** CutOffs are the published limits on the figure. */
  cutOffs?: PrinciplesCutOff[];
  /** Bands divide the range of the figure, without hole or overlap. */
  bands?: PrinciplesBand[];
  /** Unverified marks a scoring rule that was not verified in the source. */
  unverified?: boolean;
  /** References are the ids of the sources of the rule. */
  references?: string[];
}

/** ScoreResult is one score of one role, with its conditions. */
export interface PrinciplesScoreResult {
  /** Score is the id of the score. */
  score: string;
  /** Title is the name of the score. */
  title?: { [name: string]: string };
  /** Figure is the score: of the one respondent, or the mean over the respondents who have one; or the reason why there is none. */
  figure: FigureFigure;
  /** Low is the figure if every unknown answer were the worst. */
  low: FigureFigure;
  /** High is the figure if every unknown answer were the best. */
  high: FigureFigure;
  /** From is the lowest figure that the score can have. */
  from: number;
  /** To is the highest figure that the score can have. */
  to: number;
  /** Coverage says how many of the applicable items were answered. */
  coverage: PrinciplesCoverage;
  /** Scored is how many respondents have the figure. */
  scored: number;
  /** Undecided says that a cut-off or the edge of a band lies inside the bounds. */
  undecided?: boolean;
  /** CutOffs say for each cut-off whether the figure reaches it. */
  cutOffs?: PrinciplesCutOffResult[];
  /** Band is the id of the band in which the whole of the bounds lies; empty if there is no such band. */
  band?: string;
  /** BandTitle is the name of that band. */
  bandTitle?: { [name: string]: string };
  /** Interval is the 95 % Wilson interval of a topBox score of several respondents. */
  interval?: PrinciplesInterval;
  /** Trace is how the figure is made; the contributions sum to it. Empty if the figure is withheld. */
  trace: PrinciplesContribution[];
  /** Unverified says that the scoring rule was not verified in its source. */
  unverified?: boolean;
}

/** Section is a part of a framework. */
export interface PrinciplesSection {
  /** ID names the section within the framework. */
  id: string;
  /** Title is the heading of the section. */
  title?: { [name: string]: string };
  /** NATogether allows the answer "not applicable" for all items of the section at once, and for no single one of them, except where an item allows it. */
  naTogether?: boolean;
}

/** Series is a run chart: one figure after another, such as a score each month. */
export interface PrinciplesSeries {
  /** Format is the format name and version: principles.series/1.0. */
  format: "principles.series/1.0";
  /** Points is the number of figures. */
  points: number;
  /** Median is the median of the figures. */
  median: FigureFigure;
  /** Useful is the number of figures that do not lie on the median. */
  useful: number;
  /** LongestRun is the longest run of useful figures on one side of the median. */
  longestRun: number;
  /** RunLimit is the longest run that chance explains; a longer one is a signal. */
  runLimit: number;
  /** Crossings is how often the useful figures cross the median. */
  crossings: number;
  /** CrossingLimit is the fewest crossings that chance explains; fewer are a signal. */
  crossingLimit: number;
  /** Finding is what the run chart shows. */
  finding: "tooFewPoints" | "noShift" | "shift";
}

/** Suggestion is an answer that may follow. */
export interface PrinciplesSuggestion {
  /** Item is the key of the target item. */
  item: string;
  /** From is the source item, as framework/item. */
  from: string;
  /** Answer is the state of the source item. */
  answer: "met" | "partly" | "notMet";
}

/** Summary is what many responses to one framework amount to, by role and group. */
export interface PrinciplesSummary {
  /** Format is the format name and version: principles.summary/1.0. */
  format: "principles.summary/1.0";
  /** Framework is the id of the framework. */
  framework: string;
  /** Version is the version of the framework. */
  version: string;
  /** Responses is how many responses were read. */
  responses: number;
  /** Cells are the figures: for each role all its respondents first, then each group, in alphabetical order, then each score in the order of the framework. */
  cells: PrinciplesSummaryCell[];
}

/** SummaryCell is one score of one role, or of one group within it. */
export interface PrinciplesSummaryCell {
  /** Role is whose answers they are. */
  role: "patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor";
  /** Group is the group within the role; empty for all of the role. */
  group?: PrinciplesGroup;
  /** Score is the id of the score. */
  score: string;
  /** Respondents is how many responses there are. */
  respondents: number;
  /** Scored is how many of them have the figure. */
  scored: number;
  /** Mean is the mean figure of the scored respondents. */
  mean: FigureFigure;
  /** SD is the standard deviation of their figures, with n − 1. */
  sd: FigureFigure;
  /** Interval is the 95 % Wilson interval, for the methods topBox and gates. */
  interval?: PrinciplesInterval;
  /** Coverage counts the items over all respondents. */
  coverage: PrinciplesCoverage;
}

/** View is what one role says to one item. */
export interface PrinciplesView {
  /** Role is whose view it is. */
  role: "patient" | "carer" | "surrogate" | "clinician" | "organisation" | "assessor";
  /** Respondents is how many of the role answered the item with a value. */
  respondents: number;
  /** Share is the mean of their answers, from 0 (not met, or the lowest value) to 1 (met, or the highest). */
  share: number;
}

/** Ends are the ends of an interval. */
export interface RiskEnds {
  /** Low is the lower end. */
  low: number;
  /** High is the upper end. */
  high: number;
}

/** Gap is the difference between the risks of an option and of the reference, which is always absolute. */
export interface RiskGap {
  /** Difference is the risk minus that of the reference, −1 to 1. */
  difference: number;
  /** Interval is the interval around it; absent if an interval is missing. */
  interval?: RiskEnds;
}

/** OptionRisk is the risk with one option. */
export interface RiskOptionRisk {
  /** Option is the id of the option. */
  option: string;
  /** Name is its name. */
  name: string;
  /** Risk is the risk from 0 to 1, or why there is none. */
  risk: FigureFigure;
  /** Interval is the interval around the risk; absent if none is known. */
  interval?: RiskEnds;
  /** Certainty is the published GRADE rating, or "notRated"; absent only if the risk is not known or true by definition. */
  certainty?: "high" | "moderate" | "low" | "veryLow" | "notRated";
  /** ByDefinition says that the risk is true by definition of the option. */
  byDefinition?: boolean;
  /** Reason is why the risk is not known. */
  reason?: string;
  /** Against says that the risk was worked out from that of the reference by an effect, so that both vary together. */
  against?: boolean;
  /** Count is the risk as a count out of the denominator, rounded half up. */
  count: number;
  /** Others is how many do not have the outcome: the denominator minus Count. */
  others: number;
  /** BelowOne says that the risk is not 0, but less than half a person. */
  belowOne?: boolean;
  /** Word says how often that is; for a risk of 0 with an interval it is the word for the upper end. Never show it without the count. */
  word?: "veryCommon" | "common" | "uncommon" | "rare" | "veryRare";
  /** Difference is Count minus the count of the reference: the difference of what is shown. */
  difference: number;
  /** Gap is the difference of the risks themselves from that of the reference; absent for the reference itself and without both risks. */
  gap?: RiskGap;
}

/** Risks is what is shown of one outcome: how many people have it with each option, out of one denominator, in one population, over one time span. It is the report of Compare, and can be stored and shown again with Show. Counts that do not follow from the risks do not validate. */
export interface RiskRisks {
  /** Format is the name and version of the document format: "sdm.risks/1.0". */
  format: "sdm.risks/1.0";
  /** Language is the BCP 47 tag of the names, such as en. */
  language: string;
  /** Outcome is what people have or do not have, such as "heart attack". */
  outcome: string;
  /** Population is the group of people that the risks are about. */
  population: string;
  /** Span is the time that the risks cover. */
  span: SdmSpan;
  /** Assumes says what has to hold for the risks to be right, beside the evidence itself. */
  assumes: ("sameEffect" | "ownBaseline" | "sameChance")[];
  /** Per is the denominator of every count here: 100, 1,000, 10,000 or 100,000. */
  per: 100 | 1000 | 10000 | 100000;
  /** Reference is the id of the option that the others are compared with. */
  reference: string;
  /** Options are the options in the order in which they are always shown. */
  options: [RiskOptionRisk, ...RiskOptionRisk[]];
  /** Extensions holds data of other systems under reverse DNS names; it is kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Answer is what one person said about one criterion. */
export interface SdmAnswer {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Points is how much the step from worst to best matters; 0 says it does not. Swing points and direct weights; absent for ranks and "don't know". */
  points?: number;
  /** Rank is the place in the order of importance, 1 first; criteria that matter the same share a rank. Ranking methods only. */
  rank?: number;
  /** DontKnow says that the person was asked and could not say. The weight is then open, not zero. */
  dontKnow?: boolean;
  /** Asked is the range that was put to the person. A weight belongs to its range: if the criterion's range has other numbers now, the weight is reported as stale (a change of the unit alone is not seen). Absent for a criterion with categories. */
  asked?: SdmRange;
  /** Direction is which way the person finds better, for a criterion whose direction is personal: required if the criterion has weight, left out if the person could not say. Absent for other criteria. */
  direction?: "higherIsBetter" | "lowerIsBetter";
  /** MustHave is a level of this person's own that an option has to reach. */
  mustHave?: SdmMustHave;
}

/** Bounds are the lowest and the highest number that something can be. */
export interface SdmBounds {
  /** Low is the lowest number. */
  low: number;
  /** High is the highest number; equal to Low when nothing is open. */
  high: number;
}

/** Category is one of the ordered categories of a criterion. */
export interface SdmCategory {
  /** ID names the category within the criterion. */
  id: string;
  /** Name is its plain name. */
  name: string;
  /** Value is its worth: 0 for the first, 1 for the last, never falling. */
  value: number;
}

/** Cell is one piece of evidence: what is known about one option on one criterion. Its numbers are in the unit of the criterion. Three things are kept apart: what form the number has (Kind), where it comes from (Origin), and how sure it is (Certainty, Interval). */
export interface SdmCell {
  /** Option is the id of the option. */
  option: string;
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Kind is the form of what is known; it says which other members are present. */
  kind: "exact" | "interval" | "counts" | "distribution" | "category" | "notApplicable" | "missing";
  /** Value is the number of an exact cell, in the unit of the criterion. */
  value?: number;
  /** Low is the lower end of an interval cell. */
  low?: number;
  /** High is the upper end of an interval cell. */
  high?: number;
  /** Events is how many had the outcome, of a counts cell: people for a risk, events for the measure "events". */
  events?: number;
  /** Total is how many people (or, for a rate, person-years) were followed, of a counts cell. */
  total?: number;
  /** Distribution is the distribution of a distribution cell. */
  distribution?: SdmDistribution;
  /** Category is the id of the category of a category cell. */
  category?: string;
  /** RelativeTo is present if the number is an effect against another option rather than a level. */
  relativeTo?: SdmRelativeTo;
  /** CountsAs is, for a cell that is not applicable, the number it counts as; without it, the cell leaves the score open like a missing one. */
  countsAs?: number;
  /** Reason is why a cell is missing or not applicable, in plain words. */
  reason?: string;
  /** Uncertainty is the interval around the number, as published: in the unit of the criterion, or of the effect if the cell is relative. */
  uncertainty?: SdmInterval;
  /** Origin is where the number comes from; left out, it was observed. */
  origin?: "observed" | "definition" | "derived" | "modelled";
  /** Formula is how a derived number was worked out, or which model a modelled one comes from. */
  formula?: string;
  /** Unit repeats the unit of the criterion; another unit is a fault. */
  unit?: string;
  /** Span repeats the time span of the criterion; another span is a fault. A number that is true by definition needs none. */
  span?: SdmSpan;
  /** Population is the group of people the number is about, if it is not that of the criterion. */
  population?: string;
  /** N is how many people the number rests on: those of one group for a level, those of both for an effect. */
  n?: number;
  /** Source is the id of the source. */
  source?: string;
  /** Date is when the evidence was collected or last checked. */
  date?: string;
  /** Certainty is the GRADE rating somebody published, or "notRated". It is never inferred. Required unless the cell is missing, not applicable or true by definition. */
  certainty?: "high" | "moderate" | "low" | "veryLow" | "notRated";
  /** Note is what else a reader must know about this number. */
  note?: string;
}

/** ChangedWeight is one weight of a changed set. */
export interface SdmChangedWeight {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** From is the weight now. */
  from: number;
  /** To is the changed weight. */
  to: number;
}

/** Choice records what was chosen, by whom and why. Choosing otherwise than a ranking suggests is legitimate: a ranking knows only what it was told. */
export interface SdmChoice {
  /** Format is the name and version of the document format: "sdm.choice/1.0". */
  format: "sdm.choice/1.0";
  /** Decision is the id of the decision. */
  decision: string;
  /** Result says whether an option was chosen, the decision was put off, or none of the options was wanted. */
  result: "chosen" | "putOff" | "noneOfThese";
  /** Option is the id of the chosen option; absent unless one was chosen. */
  option?: string;
  /** By says who chose, one entry for each voice that took part. */
  by: [SdmVoice, ...SdmVoice[]];
  /** Date is when. */
  date?: string;
  /** Reasons are why, in the chooser's own words. */
  reasons?: string[];
  /** Concordance is how the choice stands to a ranking, as Concord found; absent if it was not compared with one. */
  concordance?: SdmConcordance;
  /** Extensions holds data of other systems under reverse DNS names; it is kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Concordance is how a choice stands to a ranking. */
export interface SdmConcordance {
  /** Relation is how they stand to each other. */
  relation: "leader" | "amongTies" | "other" | "only" | "excluded" | "unsuitable" | "noLeader" | "nothing";
  /** Leader is the id of the option that led, if one did. */
  leader?: string;
  /** Rank is the rank of the chosen option, if it was ranked. */
  rank?: number;
  /** Gap is how far its score lies below the best one, 0 to 1, or why that cannot be said. */
  gap: FigureFigure;
}

/** Context says whom and what a decision is about. */
export interface SdmContext {
  /** Population is the group of people the evidence is about, unless a criterion or cell says otherwise. */
  population?: string;
  /** Setting is where the decision is made, such as primary care. */
  setting?: string;
  /** Cautions are facts about the evidence that a reader must know. */
  cautions?: string[];
}

/** Contribution is the part of a score that comes from one criterion. */
export interface SdmContribution {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Number is the number that stands for the cell, in the unit of the criterion; absent for categories and missing cells. */
  number: FigureFigure;
  /** Category is the id of the category, for a criterion with categories. */
  category?: string;
  /** Value is its worth, 0 worst to 1 best. */
  value: FigureFigure;
  /** Points is weight · value; the points of an option sum to its score. */
  points: FigureFigure;
  /** Interval holds the points at the ends of the interval around the number; from 0 to the weight if the cell is missing. */
  interval: SdmBounds;
}

/** Coverage says how much evidence there is on the ranked options. */
export interface SdmCoverage {
  /** Cells is how many cells the ranked options have. */
  cells: number;
  /** Known is how many of them hold a number or category. */
  known: number;
  /** Share is Known / Cells. */
  share: FigureFigure;
  /** Weighted is the same share, each criterion counted by its weight. */
  weighted: FigureFigure;
  /** Lowest is the lowest rating among known cells that matter: those of criteria with weight on which the options differ; absent if none of them is rated. */
  lowest?: "high" | "moderate" | "low" | "veryLow" | "notRated";
  /** NotRated is how many of the cells that matter nobody rated. */
  notRated: number;
  /** Modelled is how many of the cells that matter come from a model. */
  modelled: number;
}

/** Criterion is one thing the options differ in and people care about. Its range is declared and fixed: a weight says how much the whole way from worst to best matters, so scores never depend on which other options are listed. */
export interface SdmCriterion {
  /** ID names the criterion within the decision. */
  id: string;
  /** Name is the plain name, as in "still in pain on day 3". */
  name: string;
  /** Description says more, in a sentence or two. */
  description?: string;
  /** Measure says what the numbers of this criterion count. */
  measure: "quantity" | "risk" | "events" | "rate" | "score" | "scoreChange" | "category";
  /** Unit is the unit in words, shown after the number: "per 100 men". */
  unit?: string;
  /** Per is the denominator of a risk, of events or of a rate: 100 for "per 100 people"; 1 makes the number a proportion. Required for those measures, absent for the others. */
  per?: number;
  /** Span is the time that the numbers of this criterion cover; cells may repeat it but not differ from it. */
  span?: SdmSpan;
  /** Population is the group of people the numbers of this criterion are about, if it is not that of the decision. */
  population?: string;
  /** Direction says which way is better, or that the person is asked. */
  direction: "higherIsBetter" | "lowerIsBetter" | "personal";
  /** Range is the declared range from worst to best, in the unit of the criterion; absent only when the criterion has categories. */
  range?: SdmRange;
  /** Value says how worth grows from worst to best; left out, it is linear. */
  value?: SdmValueFunction;
  /** Categories are the ordered categories from worst to best, for the measure "category". */
  categories?: [SdmCategory, SdmCategory, ...SdmCategory[]];
  /** Outside says what to do with a number outside the range; left out, it is refused. */
  outside?: "refuse" | "clip" | "extrapolate";
  /** DifferenceTo is an option id if the scale of the criterion is the difference to that option, whose own cells are then 0 by definition. */
  differenceTo?: string;
  /** SmallestDifference is the smallest difference that matters to people, in the unit of the criterion. */
  smallestDifference?: number;
  /** Overlaps are tags; two criteria that share a tag count partly the same thing. */
  overlaps?: string[];
  /** MustHave is the level an option has to reach to be ranked at all. */
  mustHave?: SdmMustHave;
}

/** CriterionText is the text of a criterion in one language. */
export interface SdmCriterionText {
  /** Name replaces the name. */
  name?: string;
  /** Description replaces the description. */
  description?: string;
  /** Unit replaces the unit. */
  unit?: string;
  /** Population replaces the population. */
  population?: string;
  /** Categories replaces the names of categories, by category id. */
  categories?: { [name: string]: string };
}

/** Decision is a choice between medically sound options, with what is known about each. It holds no preferences: those are the person's, in Preferences. */
export interface SdmDecision {
  /** Format is the name and version of the document format: "sdm.decision/1.0". */
  format: "sdm.decision/1.0";
  /** ID names the decision; preferences and choices refer to it. */
  id: string;
  /** Version is the author's own version of the content, such as "2026-05". */
  version?: string;
  /** Language is the BCP 47 tag of the texts of this document, such as en. */
  language: string;
  /** Title is a short name of the decision, as in a list. */
  title: string;
  /** Question is the decision in one plain sentence. */
  question: string;
  /** Context says whom and what the decision is about. */
  context?: SdmContext;
  /** Audience says for whom the texts are written: patients, clinicians or both. */
  audience: "patients" | "clinicians" | "both";
  /** Review says who has checked the content, and when. */
  review: SdmReview;
  /** SmallestLead is the lead in score (0 to 1) below which no option is named as leading. Left out, it is 0.005. */
  smallestLead?: number;
  /** Options are what can be chosen, in neutral order. */
  options: [SdmOption, ...SdmOption[]];
  /** Criteria are what the options differ in and people care about. */
  criteria: [SdmCriterion, ...SdmCriterion[]];
  /** Evidence holds the cells of the table of options by criteria. A pair without a cell is missing evidence. */
  evidence: SdmCell[];
  /** Sources are the publications that cells refer to. */
  sources?: SdmSource[];
  /** Translations hold the texts in further languages. */
  translations?: SdmTranslation[];
  /** Extensions holds data of other systems under reverse DNS names; it is kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Distribution is a probability distribution of a number, in the unit of the criterion. */
export interface SdmDistribution {
  /** Family is the kind of distribution; it says which other members are present. */
  family: "normal" | "logNormal" | "beta" | "triangular" | "uniform";
  /** Mean is the mean of a normal distribution. */
  mean?: number;
  /** SD is the standard deviation of a normal distribution; positive. */
  sd?: number;
  /** MeanLog is the mean of the natural logarithm, of a log-normal one. */
  meanLog?: number;
  /** SDLog is the standard deviation of the natural logarithm; positive. */
  sdLog?: number;
  /** Events is the number of events a beta distribution rests on. */
  events?: number;
  /** Total is the number of people a beta distribution rests on. */
  total?: number;
  /** Low is the lower end of a triangular or uniform distribution. */
  low?: number;
  /** Mode is the most likely number of a triangular distribution. */
  mode?: number;
  /** High is the upper end of a triangular or uniform distribution. */
  high?: number;
}

/** Dominance is a pair of options where weights cannot matter. */
export interface SdmDominance {
  /** Better is the id of the option that is at least as good on every criterion, and better on one. */
  better: string;
  /** Worse is the id of the other. */
  worse: string;
}

/** Equivalent says that a step on one criterion is worth as much to the person as a step on another: their weights times the shares of the ranges are the same. */
export interface SdmEquivalent {
  /** Criterion is the id of the weightiest criterion. */
  criterion: string;
  /** Amount is a step on it towards better, in its unit: its smallest difference that matters, else 1 where the range is 1 to 20 wide, else a tenth of the range. */
  amount: number;
  /** Worth is the id of the other criterion. */
  worth: string;
  /** WorthAmount is the step on the other that is worth the same, in its unit, or why there is none. */
  worthAmount: FigureFigure;
}

/** ExcludedOption is an option that misses a must-have. It stays visible. */
export interface SdmExcludedOption {
  /** Option is the id of the option. */
  option: string;
  /** Name is its name. */
  name: string;
  /** Misses are the must-haves it misses, by ascending criterion id. */
  misses: SdmMiss[];
}

/** Interval is an interval around a number, as published. */
export interface SdmInterval {
  /** Low is the lower end, in the unit of the number it belongs to. */
  low: number;
  /** High is the upper end. */
  high: number;
  /** Level is the confidence or credible level, 0 to 1; left out, 0.95. */
  level?: number;
  /** Method says how it was worked out, such as "Wilson". */
  method?: string;
}

/** Lever is something that would settle the order if it were known better. */
export interface SdmLever {
  /** What says whether it is a cell or a weight. */
  what: "cell" | "weight";
  /** Option is the id of the option, for a cell. */
  option?: string;
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Swing is how far it can move the score of the option, or the lead between the first two options: 0 to 1. */
  swing: number;
  /** Reason says what is open about it. */
  reason: "missing" | "uncertain" | "open" | "close";
  /** At is, for a weight, the weight nearest to the present one from which one of the contenders leads all others; absent for a cell. */
  at: FigureFigure;
  /** Favours is the id of the option that leads from there, for a weight. */
  favours?: string;
}

/** Method names how scores were worked out. */
export interface SdmMethod {
  /** Name is "additive": the weighted sum of partial values on declared ranges (Keeney & Raiffa 1976). */
  name: string;
  /** Version is the version of the computation; it changes when a result can. */
  version: string;
  /** Weights is the method the weights were asked with. */
  weights: "swing" | "direct" | "rankOrderCentroid" | "rankSum" | "rankReciprocal" | "rankExponent";
}

/** Miss is a must-have that an option misses. */
export interface SdmMiss {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Personal says that the person, not the decision, set the level. */
  personal?: boolean;
  /** Level is the worst acceptable number; absent for a category. */
  level: FigureFigure;
  /** Category is the worst acceptable category. */
  category?: string;
  /** Number is the number of the option; absent for a category. */
  number: FigureFigure;
  /** Reason is why there is such a level. */
  reason?: string;
  /** Near says that the miss is narrow: by no more than the smallest difference that matters or a tenth of the range, by one category, or within the interval around the number. */
  near?: boolean;
}

/** MustHave is a level that an option has to reach to be ranked. An option that misses it stays visible with the reason. */
export type SdmMustHave = {
  /** Reason is why, in plain words. */
  reason?: string;
} & (
  | {
      level: number;
      category?: never;
    }
  | {
      level?: never;
      category: string;
    }
);

/** NearestWeights is the change of weights nearest to the person's own, by Euclidean distance, that brings another option level with the first (Barron & Schmidt 1988, Oper Res 36:122); weights stay at 0 or above and sum to 1. */
export interface SdmNearestWeights {
  /** Challenger is the id of the option that draws level. */
  challenger?: string;
  /** Distance is the Euclidean distance of the two sets of weights, or why there is none. */
  distance: FigureFigure;
  /** Weights are the changed weights, by ascending criterion id, without the open ones. */
  weights: SdmChangedWeight[];
}

/** Note is something a reader must know that is not wrong. */
export interface SdmNote {
  /** Code says what it is. */
  code: "notReviewed" | "surrogate" | "notThePatient" | "staleWeight" | "rescaledWeights" | "zeroWeight" | "openWeight" | "noSpread" | "smallSpread" | "overlap" | "missingCell" | "noCell" | "notApplicable" | "outsideRange" | "intervalOutside" | "intervalBounded" | "mustHaveUnknown" | "identicalOptions" | "noReferenceLevel";
  /** Option is the id of the option it is about, if it is about one. */
  option?: string;
  /** Criterion is the id of the criterion it is about, if it is about one. */
  criterion?: string;
  /** With is the id of the other criterion or option, where there is one. */
  with?: string;
  /** Number is the number it is about, if there is one. */
  number?: FigureFigure;
  /** Reason is what the decision says about it, for a missing or not applicable cell. */
  reason?: string;
}

/** Option is one thing that can be chosen. */
export interface SdmOption {
  /** ID names the option within the decision. */
  id: string;
  /** Name is what people call it. */
  name: string;
  /** Description says in a sentence or two what it involves. */
  description?: string;
  /** Kind says whether the option is to act, to wait or to do nothing. */
  kind?: "act" | "wait" | "nothing";
  /** Unsuitable is present if a clinician has said that the option is not medically suitable: it stays visible and is never ranked. */
  unsuitable?: SdmUnsuitable;
}

/** OptionText is the text of an option in one language. */
export interface SdmOptionText {
  /** Name replaces the name. */
  name?: string;
  /** Description replaces the description. */
  description?: string;
}

/** Point is a corner of a piecewise linear value function. */
export interface SdmPoint {
  /** At is the number, in the unit of the criterion. */
  at: number;
  /** Value is its worth, 0 to 1. */
  value: number;
}

/** Preferences is what matters to one person in one decision, how it was asked, and with which ranges. Each voice has a document of its own: they are never averaged. */
export interface SdmPreferences {
  /** Format is the name and version of the document format: "sdm.preferences/1.0". */
  format: "sdm.preferences/1.0";
  /** Decision is the id of the decision they are about. */
  decision: string;
  /** Voice says whose preferences these are. */
  voice: SdmVoice;
  /** Route says how they were obtained, such as "asked on screen" or "talk with a nurse". */
  route?: string;
  /** Date is when they were obtained. */
  date?: string;
  /** Involvement is how the person wants the decision to be made. It is recorded and respected, never scored. */
  involvement?: "active" | "shared" | "passive";
  /** Method says how the answers become weights. */
  method: "swing" | "direct" | "rankOrderCentroid" | "rankSum" | "rankReciprocal" | "rankExponent";
  /** Exponent is p of the rank exponent method, greater than 0; other methods leave it out. */
  exponent?: number;
  /** Answers hold one answer for each criterion of the decision. */
  answers: [SdmAnswer, ...SdmAnswer[]];
  /** Note is what else the person said, in their own words. */
  note?: string;
  /** Extensions holds data of other systems under reverse DNS names; it is kept untouched. */
  extensions?: { [name: string]: Json };
}

/** Range is a declared range. With a personal direction, worst is the lower and best the higher number until the person has been asked. */
export interface SdmRange {
  /** Worst is the worst number that is considered; its value is 0. */
  worst: number;
  /** Best is the best number that is considered; its value is 1. */
  best: number;
}

/** RankedOption is how one option fits what the person said. */
export interface SdmRankedOption {
  /** Option is the id of the option. */
  option: string;
  /** Name is its name. */
  name: string;
  /** Rank is its best possible rank, 1 first; equal scores share a rank. */
  rank: number;
  /** RankTo is its worst possible rank; equal to Rank when nothing is open. */
  rankTo: number;
  /** Score is Σ weight · value, 0 to 1 (beyond only where a criterion extrapolates): absent if a cell of the option is missing or a weight is open. */
  score: FigureFigure;
  /** Bounds are the lowest and highest score that missing cells and open weights leave possible. */
  bounds: SdmBounds;
  /** Interval is wider than Bounds by the intervals around the numbers, and around those they are relative to: all at their worst, all at their best. */
  interval: SdmBounds;
  /** Contributions are the parts of the score, by ascending criterion id. */
  contributions: SdmContribution[];
}

/** Ranking is the report of Rank: how well each option fits what one person said, with the reasons, and with what is open. It is an account of the person's own priorities, not advice. */
export interface SdmRanking {
  /** Format is the name and version of the document format: "sdm.ranking/1.0". */
  format: "sdm.ranking/1.0";
  /** Method is how the scores were worked out. */
  method: SdmMethod;
  /** Decision is the id of the decision. */
  decision: string;
  /** DecisionVersion is the author's version of the decision. */
  decisionVersion?: string;
  /** Language is the language of the names in this report. */
  language: string;
  /** Question is the question of the decision. */
  question: string;
  /** Review says who has checked the decision's content. */
  review: SdmReview;
  /** Voice says whose preferences were used. */
  voice: SdmVoice;
  /** Involvement is how the person wants the decision to be made. */
  involvement?: "active" | "shared" | "passive";
  /** SmallestLead is the lead in score below which no option is named. */
  smallestLead: number;
  /** Outcome says whether an option leads. */
  outcome: "leader" | "tooCloseToCall" | "notSettled" | "nothingToCompare" | "noneLeft";
  /** Leader is the id of the leading option; absent unless the outcome is "leader". */
  leader?: string;
  /** Contenders are the ids of the options that could come first, in the order of the report; one if the outcome is "leader". */
  contenders: string[];
  /** Lead is how far the first option scores above the next: the least it can be, if a cell is missing. Absent if a weight is open. */
  lead: FigureFigure;
  /** Options are the ranked options: by score, or the lowest and then the highest it can be, then by id. Without anything open that is by rank. */
  options: SdmRankedOption[];
  /** Excluded are the options that miss a must-have. */
  excluded: SdmExcludedOption[];
  /** Unsuitable are the options said to be not medically suitable. */
  unsuitable: SdmUnsuitableOption[];
  /** Criteria are the criteria by ascending id, with their weights. */
  criteria: SdmWeighedCriterion[];
  /** Dominance lists the pairs where one option is at least as good on every criterion and better on one, whatever the weights. For more than 100 options it names, for each dominated one, the best placed that does. */
  dominance: SdmDominance[];
  /** Stability says, for each criterion, within which weights the first option stays first. */
  stability: SdmStability[];
  /** Nearest is the smallest change of weights that brings another option level with the first. */
  nearest: SdmNearestWeights;
  /** Switches says, for each cell, at which number the first place changes. */
  switches: SdmSwitch[];
  /** Tornado says how the lead moves with each open or uncertain cell and each weight; the widest bar first. */
  tornado: SdmTornadoBar[];
  /** Equivalents says what a step on the weightiest criterion is worth on the others. */
  equivalents: SdmEquivalent[];
  /** Settle lists what would settle the order, unless an option leads; what can do most first. */
  settle: SdmLever[];
  /** Coverage says how much of the evidence there is, and how sure. */
  coverage: SdmCoverage;
  /** Notes are what else a reader must know. */
  notes: SdmNote[];
}

/** RelativeTo says that a cell holds an effect against another option. The level is worked out from that option's own cell on the same criterion, on the assumption that the effect is the same for this person. */
export interface SdmRelativeTo {
  /** Option is the id of the option compared with. */
  option: string;
  /** Effect is the measure of the effect. */
  effect: "difference" | "riskRatio" | "oddsRatio" | "hazardRatio" | "rateRatio";
}

/** Review says who has checked the content of a decision, and when. */
export interface SdmReview {
  /** Status says how far the content has been checked. */
  status: "notReviewed" | "inReview" | "reviewed" | "expired";
  /** By names the body or role that checked it; required unless not reviewed. */
  by?: string;
  /** LastReviewed is when it was last checked; required unless not reviewed. */
  lastReviewed?: string;
  /** Next is when it is to be checked again. */
  next?: string;
}

/** Source is a publication that cells refer to. */
export interface SdmSource {
  /** ID names the source within the decision. */
  id: string;
  /** Authors are the authors as cited, such as "Hamdy et al.". */
  authors: string;
  /** Year is the year of publication. */
  year: number;
  /** Title is the title of the publication. */
  title?: string;
  /** Journal is where it was published, with volume and pages. */
  journal?: string;
  /** DOI is the digital object identifier, starting with "10.". */
  doi?: string;
  /** Note says what is special about the source or how it was read. */
  note?: string;
}

/** Span is the time that a number covers. */
export interface SdmSpan {
  /** Kind says whether the number counts over the time, at its end, or between two times. */
  kind: "over" | "at" | "between";
  /** From is the beginning of a span between two times. */
  from?: number;
  /** To is the length of the time, or its end; absent for a lifetime or a course. */
  to?: number;
  /** Unit is the unit of From and To. */
  unit: "day" | "week" | "month" | "year" | "lifetime" | "course";
  /** Note says more, such as "median follow-up". */
  note?: string;
}

/** Stability says within which weights of one criterion the first option stays first, while the other weights keep their proportions (Mareschal 1988, Eur J Oper Res 33:54). Missing cells are taken at their worst for the first option and at their best for the others; open weights are left out, here and in the other figures of sensitivity. */
export interface SdmStability {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Weight is its weight now. */
  weight: number;
  /** Low is the lowest weight at which the first option is still first. */
  low: FigureFigure;
  /** LowChallenger is the id of the option that draws level at Low; absent if the first option stays first down to 0. */
  lowChallenger?: string;
  /** High is the highest weight at which the first option is still first. */
  high: FigureFigure;
  /** HighChallenger is the id of the option that draws level at High; absent if the first option stays first up to 1. */
  highChallenger?: string;
}

/** Switch says at which number of one cell the first place changes, all else the same (so not for a cell that other options' effects are relative to: they would move with it): for a cell of the first option, the number that lets the next option draw level; for a cell of another, the number that lets it draw level with the first. */
export interface SdmSwitch {
  /** Option is the id of the option. */
  option: string;
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Number is the number now; absent for categories. */
  number: FigureFigure;
  /** At is the number at which the options draw level, or why there is none. */
  at: FigureFigure;
  /** Category is, for a criterion with categories, the id of the category nearest to the present one at which they draw level or change places. */
  category?: string;
  /** With is the id of the other option. */
  with: string;
  /** Fixed is true if the number is so by definition of the option: it cannot turn out to be another, and what changes at another is arithmetic only. */
  fixed?: boolean;
}

/** TornadoBar says how the lead of the first option over the next moves while one thing varies and all else stays the same; effects that are relative to a cell move with it. Below 0 another option is first. */
export interface SdmTornadoBar {
  /** What says whether a cell or a weight varies. */
  what: "cell" | "weight";
  /** Option is the id of the option, for a cell. */
  option?: string;
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** From is where it varies from: the value of the cell (0 to 1) at the worse end of its interval, or the weight 0. */
  from: number;
  /** To is where it varies to: the value of the cell at the better end, or twice the weight, at most 1. */
  to: number;
  /** LeadFrom is the lead at From. */
  leadFrom: number;
  /** LeadTo is the lead at To. */
  leadTo: number;
  /** Flips says that the lead falls below 0 within the bar. */
  flips?: boolean;
}

/** Translation holds the texts of a decision in one further language. A text that is left out falls back to the decision's own language. */
export interface SdmTranslation {
  /** Language is the BCP 47 tag of these texts. */
  language: string;
  /** Title replaces the title. */
  title?: string;
  /** Question replaces the question. */
  question?: string;
  /** Population replaces the population of the context. */
  population?: string;
  /** Cautions replace the cautions of the context, one for one. */
  cautions?: string[];
  /** Options holds texts by option id. */
  options?: { [name: string]: SdmOptionText };
  /** Criteria holds texts by criterion id. */
  criteria?: { [name: string]: SdmCriterionText };
  /** Texts holds further texts by the text in the decision that they replace: reasons, formulas and notes of cells, reasons of must-haves, and who called an option unsuitable and why. */
  texts?: { [name: string]: string };
}

/** Unsuitable says why an option is not medically suitable for this person. */
export interface SdmUnsuitable {
  /** By is the role of the clinician who said so, not a name. */
  by: string;
  /** Reason is why, in plain words. */
  reason: string;
  /** Date is when it was said. */
  date?: string;
}

/** UnsuitableOption is an option said to be not medically suitable. It stays visible. */
export interface SdmUnsuitableOption {
  /** Option is the id of the option. */
  option: string;
  /** Name is its name. */
  name: string;
  /** By is the role of the clinician who said so. */
  by: string;
  /** Reason is why. */
  reason: string;
  /** Date is when it was said. */
  date?: string;
}

/** ValueFunction says how worth grows from worst (0) to best (1): a partial value function (Keeney & Raiffa 1976, Decisions with Multiple Objectives). It never falls on the way from worst to best. */
export interface SdmValueFunction {
  /** Shape is the form of the function. */
  shape: "linear" | "piecewise" | "exponential";
  /** Points are the corners of a piecewise linear function, from worst (value 0) to best (value 1). */
  points?: [SdmPoint, SdmPoint, ...SdmPoint[]];
  /** Rate is r of an exponential function v(z) = (1−e^(−rz)) / (1−e^(−r)), z the share of the way from worst to best; positive: the first steps count most. From −30 to 30, not 0. */
  rate?: number;
}

/** Voice says whose preferences a document holds. */
export interface SdmVoice {
  /** Role is who speaks. */
  role: "patient" | "surrogate" | "family" | "clinician";
  /** Basis is what a surrogate goes by; required for a surrogate, absent for others. */
  basis?: "statedWishes" | "substitutedJudgment" | "bestInterests";
  /** ID tells several voices of one role apart; no name is needed. */
  id?: string;
}

/** WeighedCriterion is a criterion with the weight one person gave it. */
export interface SdmWeighedCriterion {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Name is its name. */
  name: string;
  /** Unit is its unit in words. */
  unit?: string;
  /** Direction is which way is better for this person. */
  direction: "higherIsBetter" | "lowerIsBetter" | "personal";
  /** Range is its range in that direction; absent for categories. */
  range?: SdmRange;
  /** Weight is the share of the whole weight, 0 to 1; absent if open. */
  weight: FigureFigure;
  /** Spread is the share of the range that the ranked options use, or why it cannot be said. */
  spread: FigureFigure;
  /** Stale says that the weight was asked with another range. */
  stale?: boolean;
}

/** Acceptability is the report of Assess: in which share of the ways of weighing that fit what a person said, and of what the numbers could be, each option takes each place. It is an account, not advice. */
export interface SmaaAcceptability {
  /** Format is the name and version of the document format: "sdm.acceptability/1.0". */
  format: "sdm.acceptability/1.0";
  /** Method is how the shares were worked out. */
  method: SmaaMethod;
  /** Decision is the id of the decision. */
  decision: string;
  /** DecisionVersion is the author's version of the decision. */
  decisionVersion?: string;
  /** Language is the language of the names in this report. */
  language: string;
  /** Question is the question of the decision. */
  question: string;
  /** Voice says whose statements were used. */
  voice: SdmVoice;
  /** Knowledge is how much was said about the weights. */
  knowledge: "nothing" | "order" | "numbers" | "weights";
  /** Leader is the id of the option that comes first most often: by more than two standard errors of the difference if shares were drawn. Absent if there is none. */
  leader?: string;
  /** Best is the id of the option with the highest mean score; of equal ones the first id. Absent if nothing is ranked. */
  best?: string;
  /** Options are the ranked options: by how often they come first, then by id. */
  options: SmaaOptionAcceptability[];
  /** Excluded are the options that miss a must-have; numbers that stand for cells decide about that, as in sdm.Rank. */
  excluded: SdmExcludedOption[];
  /** Unsuitable are the options said to be not medically suitable. */
  unsuitable: SdmUnsuitableOption[];
  /** Weights say, by ascending criterion id, what the weights that fit are like. */
  weights: SmaaWeightSpread[];
  /** Settle lists what is not known for sure, and what knowing it would do; what gains most first. */
  settle: SmaaInformation[];
  /** Notes are what else a reader must know. */
  notes: SmaaNote[];
}

/** Against says how often one option scores higher than another. */
export interface SmaaAgainst {
  /** Option is the id of the other option. */
  option: string;
  /** Wins is the share in which it scores higher, ties counting half: that of the other one over it is 1 minus this. */
  wins: SmaaProportion;
}

/** CriterionAnswer is what one person said about one criterion beside its weight. */
export interface SmaaCriterionAnswer {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Direction is which way the person finds better, for a criterion whose direction is personal; absent for others. */
  direction?: "higherIsBetter" | "lowerIsBetter";
  /** MustHave is a level of this person's own that an option has to reach. */
  mustHave?: SdmMustHave;
}

/** Information says what it would do to know one thing exactly, all else as it is: the value of partial perfect information (Raiffa & Schlaifer 1961, Applied Statistical Decision Theory; Ades, Lu & Claxton 2004, Med Decis Making 24:207). */
export interface SmaaInformation {
  /** What is the kind of thing. */
  what: "cell" | "weights" | "direction";
  /** Option is the id of the option, of a cell. For an effect against another option it is the effect that would be known. */
  option?: string;
  /** Criterion is the id of the criterion, of a cell or direction. */
  criterion?: string;
  /** Missing says that nothing is known about the cell. */
  missing?: boolean;
  /** Chance is how likely it is that, once it is known, another option has the highest mean score. */
  chance: number;
  /** Gain is by how much the mean score of the then best option would be higher on average than that of the now best one: E[maxᵢ E(sᵢ | it)] − maxᵢ E(sᵢ). */
  gain: number;
}

/** Method says how shares were worked out. */
export interface SmaaMethod {
  /** Name is "smaa-2" (Lahdelma & Salminen 2001, Oper Res 49:444). */
  name: string;
  /** Version is the version of the computation; it changes when a result can. */
  version: string;
  /** Exact says that ranks, pairs and central weights were worked out, not drawn, and have no error but rounding. */
  exact: boolean;
  /** Evidence says whether the numbers of cells vary. */
  evidence: "fixed" | "drawn";
  /** Weights is how weights are drawn. */
  weights: "simplex" | "simplices" | "hitAndRun" | "point";
  /** Seed is the seed of the draws. */
  seed: number;
  /** Draws is how many draws were made; where Exact, for the spread of the weights alone. */
  draws: number;
  /** Stop says why no more were made. */
  stop: "draws" | "error" | "cap";
  /** LargestError is the largest standard error of the rank acceptabilities. */
  largestError: number;
}

/** Note is something a reader must know. */
export interface SmaaNote {
  /** Code is the kind of note. */
  code: "missing" | "direction" | "surrogate" | "other" | "noChoice";
  /** Option is the id of the option it is about. */
  option?: string;
  /** Criterion is the id of the criterion it is about. */
  criterion?: string;
}

/** OptionAcceptability is how one option fares. */
export interface SmaaOptionAcceptability {
  /** Option is the id of the option. */
  option: string;
  /** Name is its name. */
  name: string;
  /** Ranks are its rank acceptabilities b¹ … bⁿ: in which share of the ways it is first, second and so on. t options that are level share their t ranks, each with 1/t. They sum to 1, as do those of one rank over all options. */
  ranks: [SmaaProportion, ...SmaaProportion[]];
  /** Score is its mean score: that of mean weights and mean values. Means of values are exact for cells that are missing, categories, uniform, triangular or beta, within the range of a linear value function; else those of the draws. */
  score: number;
  /** Central are its central weights: the mean of the weights that put it first, in the order of the report's weights; empty if none do. */
  central: number[];
  /** Confidence is its confidence factor: the share of the evidence with which it is first at its central weights; absent if it has none. */
  confidence: FigureFigure;
  /** ConfidenceError is the standard error of Confidence. */
  confidenceError: number;
  /** Against holds its pairwise winning indices, by ascending option id. */
  against: SmaaAgainst[];
}

/** Proportion is a share of all ways, with its standard error. */
export interface SmaaProportion {
  /** Share is the share, 0 to 1. */
  share: number;
  /** Error is its standard error: √(p(1 − p)/draws), for hit-and-run worked out from how blocks differ if that is more; 0 if the share is exact. It is 0 as well where none or all of the draws have it: the share can then be off by up to 3/draws (95 %, rule of three). */
  error: number;
}

/** Statement is one thing said about weights. A weight is the share, 0 to 1, of the step from worst to best of a criterion in all steps together; weights sum to 1. */
export interface SmaaStatement {
  /** Kind says what is said and which other members are present. */
  kind: "order" | "same" | "ratio" | "share";
  /** Criteria are the ids of the criteria of an order, the weightiest first, or of those that weigh the same; at least two. */
  criteria?: [string, string, ...string[]];
  /** Criterion is the id of the criterion that a ratio or share is about. */
  criterion?: string;
  /** Than is the id of the criterion that a ratio compares with. */
  than?: string;
  /** Low is the least that the ratio or weight can be; left out, 0. */
  low?: number;
  /** High is the most that it can be; left out, a weight can be 1 and a ratio has no upper end. Low and high may be equal. */
  high?: number;
}

/** Statements are what one person could say about what matters to them, as loosely as they said it: nothing, an order, how many times more, a share between two ends. Weights that fit all of it are the ways of weighing that Assess looks at. */
export interface SmaaStatements {
  /** Format is the name and version of the document format: "sdm.statements/1.0". */
  format: "sdm.statements/1.0";
  /** Decision is the id of the decision they are about. */
  decision: string;
  /** Voice says whose statements these are. */
  voice: SdmVoice;
  /** Route says how they were obtained, such as "talk with a nurse". */
  route?: string;
  /** Date is when they were obtained. */
  date?: string;
  /** Statements are what was said about weights; none says that nothing is known about them. */
  statements: SmaaStatement[];
  /** Criteria hold what was said about single criteria beside their weight. */
  criteria?: SmaaCriterionAnswer[];
  /** Note is what else the person said, in their own words. */
  note?: string;
  /** Extensions holds data of other systems under reverse DNS names; it is kept untouched. */
  extensions?: { [name: string]: Json };
}

/** WeightSpread says what the weights of one criterion are like that fit what was said. */
export interface SmaaWeightSpread {
  /** Criterion is the id of the criterion. */
  criterion: string;
  /** Name is its name. */
  name: string;
  /** Mean is the mean weight; exact unless the weights were drawn by hit-and-run. */
  mean: number;
  /** Low is the weight that 2.5 % of the draws lie below. Quantiles are read from 4,096 classes of equal width. */
  low: number;
  /** Median is the weight that half of the draws lie below. */
  median: number;
  /** High is the weight that 97.5 % of the draws lie below. */
  high: number;
}

/** Chart is a process behaviour chart of single values and moving ranges. */
export interface TrendChart {
  /** Format is ChartFormat. */
  format: "goals.chart/1.0";
  /** N is how many points there are. */
  n: number;
  /** Mean is their mean; all numbers are absent with "notEnoughData" below two points, or "notFinite". */
  mean: FigureFigure;
  /** MeanRange is the mean moving range. */
  meanRange: FigureFigure;
  /** Low and High are the process limits, NearLow and NearHigh lie at two thirds of them. */
  low: FigureFigure;
  /** upper process limit */
  high: FigureFigure;
  /** lower near limit */
  nearLow: FigureFigure;
  /** upper near limit */
  nearHigh: FigureFigure;
  /** Screened is how many moving ranges were left out. */
  screened: number;
  /** Trial is whether there are fewer than twelve points. */
  trial: boolean;
  /** Points are the points in order. */
  points: TrendChartPoint[];
}

/** ChartPoint is one point of a chart. */
export interface TrendChartPoint {
  /** Value is the value. */
  value: number;
  /** Side is 1 above the mean, −1 below it, 0 on it. */
  side: -1 | 0 | 1;
  /** Outside, Trend, Near and Shift are the rules that the point is part of. */
  outside: boolean;
  /** part of seven points that rise or fall */
  trend: boolean;
  /** one of two in three near a limit */
  near: boolean;
  /** part of seven points on one side of the mean */
  shift: boolean;
  /** Cause is the first of them. */
  cause?: "outside" | "trend" | "nearTwo" | "oneSided";
  /** Meaning is what it means in the direction that is wanted. */
  meaning: "common" | "improvement" | "concern" | "neutral";
}

/** Coverage is for how many days of a period a medicine was at hand. */
export interface TrendCoverage {
  /** Format is CoverageFormat. */
  format: "goals.coverage/1.0";
  /** Covered and Days count the days. */
  covered: number;
  /** days of the period */
  days: number;
  /** Share is Covered / Days; absent with "noSupply" without any supply. */
  share: FigureFigure;
  /** Usual is whether Share is at least 0.80, the threshold that the Pharmacy Quality Alliance uses. It is a convention for groups, not a line between right and wrong. */
  usual: boolean;
}

/** Direction is the result of a Mann–Kendall test. */
export interface TrendDirection {
  /** Format is DirectionFormat. */
  format: "goals.direction/1.0";
  /** N is how many points there are. */
  n: number;
  /** S is the number of pairs that rise minus the number that fall. */
  s: number;
  /** Variance is the variance of S without a trend, corrected for ties. */
  variance: FigureFigure;
  /** Z is S in standard deviations, with a continuity correction; absent with "exact" where P was counted. */
  z: FigureFigure;
  /** P is the two-sided probability of an S at least as far from 0 without a trend. */
  p: FigureFigure;
  /** Exact is whether P was counted. */
  exact: boolean;
}

/** Line is a line through points, value = Intercept + Slope·(day − Origin). */
export interface TrendLine {
  /** Format is LineFormat. */
  format: "goals.line/1.0";
  /** N is how many points there are, Days the time between the first and the last. */
  n: number;
  /** days from the first to the last point */
  days: number;
  /** Slope is the change in a day, with its limits at the confidence asked for. */
  slope: FigureFigure;
  /** lower limit of the slope */
  low: FigureFigure;
  /** upper limit of the slope */
  high: FigureFigure;
  /** Intercept is the value of the line at Origin, the earliest day. */
  intercept: FigureFigure;
  /** the earliest day */
  origin: number;
  /** Pairs is how many slopes the median was taken of. */
  pairs: number;
  /** Clamped is whether the points are too few for the confidence, so that the limits are no more than the smallest and the largest slope. */
  clamped: boolean;
}

/** RunChart is a run chart around a median. */
export interface TrendRunChart {
  /** Format is RunChartFormat. */
  format: "goals.runs/1.0";
  /** N is how many points there are, Useful how many do not lie on the centre. */
  n: number;
  /** points that do not lie on the centre */
  useful: number;
  /** Centre is the centre line: the median, unless it was given. */
  centre: FigureFigure;
  /** Longest is the longest run of useful points on one side. */
  longest: number;
  /** LongestLimit is the longest run that chance explains, round(log2 n) + 3; absent with "notEnoughData" below ten useful points. */
  longestLimit: FigureFigure;
  /** Crossings is how often the useful points cross the centre. */
  crossings: number;
  /** CrossingsLimit is the fewest crossings that chance explains, the 5 % point of the binomial distribution with n − 1 trials and probability ½. */
  crossingsLimit: FigureFigure;
  /** Shift is whether the longest run is longer than its limit, or there are fewer crossings than theirs. False where there is not enough data. */
  shift: boolean;
}

/** Smoothing is an exponentially weighted moving average and its limits. */
export interface TrendSmoothing {
  /** Format is SmoothingFormat. */
  format: "goals.smoothing/1.0";
  /** Values are the averages, one for each value. */
  values: number[];
  /** Low and High are the limits: centre ± width·sigma·√(λ/(2−λ)). */
  low: number;
  /** the upper limit */
  high: number;
  /** Outside are the indexes of averages beyond a limit. */
  outside: number[];
}

/** File holds the vectors of one package. */
export interface VectorsFile {
  /** Format is the format and version of the file. */
  format: "concord.vectors/1.0";
  /** Package is the folder of the package inside the module, such as sdm/risk. */
  package: string;
  /** Formulas lists the formulas of the package; each has vectors. */
  formulas: [VectorsFormula, ...VectorsFormula[]];
  /** Extensions holds what others add, under names such as org.example.note. */
  extensions?: { [name: string]: Json };
}

/** Formula is one formula with its vectors. */
export interface VectorsFormula {
  /** ID names the formula; unique within the file. */
  id: string;
  /** Says is the formula in words: what the members of the input and of what is expected mean, in which units, and what is done with them. */
  says: string;
  /** Vectors lists worked examples of the formula. */
  vectors: [VectorsVector, ...VectorsVector[]];
}

/** Vector is one worked example. */
export interface VectorsVector {
  /** Source says where the numbers come from: a publication with its table or page, or how they were worked out. */
  source: string;
  /** Input is what goes in, by name. */
  input: { [name: string]: Json };
  /** Expected is what comes out, by name. A number that may be absent is a figure, as in all documents: value, or why there is none. */
  expected: { [name: string]: Json };
  /** Tolerance is how far every number that comes out may lie from the expected one: half a unit of the last printed digit for published numbers; 0 for exact ones. Texts, the lengths of lists, and true and false must be equal. */
  tolerance: number;
}

/** The type of each kind of document. */
export interface Documents {
  "sdm.decision": SdmDecision;
  "sdm.preferences": SdmPreferences;
  "sdm.choice": SdmChoice;
  "sdm.ranking": SdmRanking;
  "sdm.risks": RiskRisks;
  "sdm.answers": ElicitAnswers;
  "sdm.elicitation": ElicitReport;
  "sdm.statements": SmaaStatements;
  "sdm.acceptability": SmaaAcceptability;
  "sdm.voices": GroupVoices;
  "sdm.agreement": GroupAgreement;
  "sdm.opinion": MethodsOpinion;
  "goals.plan": GoalsPlan;
  "goals.record": GoalsRecord;
  "goals.report": GoalsReport;
  "goals.gas": GasReport;
  "goals.change": ChangeAnswer;
  "goals.importance": ChangeFlag;
  "goals.chart": TrendChart;
  "goals.runs": TrendRunChart;
  "goals.line": TrendLine;
  "goals.direction": TrendDirection;
  "goals.smoothing": TrendSmoothing;
  "goals.coverage": TrendCoverage;
  "principles.framework": PrinciplesFramework;
  "principles.response": PrinciplesResponse;
  "principles.crosswalk": PrinciplesCrosswalk;
  "principles.claims": PrinciplesClaims;
  "principles.report": PrinciplesReport;
  "principles.gaps": PrinciplesGapReport;
  "principles.summary": PrinciplesSummary;
  "principles.rollup": PrinciplesRollUp;
  "principles.inference": PrinciplesInference;
  "principles.change": PrinciplesChange;
  "principles.series": PrinciplesSeries;
  "principles.agreement": AgreementEstimate;
  "principles.groups": EquityGroups;
  "principles.suppression": EquityPolicy;
  "principles.comparison": EquityComparison;
  "principles.comments": FeedbackComments;
  "principles.cues": FeedbackCues;
  "principles.coding": FeedbackCoded;
  "principles.digest": FeedbackDigest;
  "principles.evaluation": FeedbackEvaluation;
  "literacy.policy": LiteracyPolicy;
  "literacy.lexicon": LiteracyLexicon;
  "literacy.report": LiteracyReport;
  "concord.vectors": VectorsFile;
}
