// Package feedback keeps what people wrote about their care readable by people: it
// holds comments and the codes that people gave them, and makes a program that
// wants to help prove itself first.
//
// [Comments] are texts with codes: which principle a comment is about and in which
// direction (praise, concern, suggestion, mixed), by whom and when; several people
// may code the same comment ([DoubleCoding] says how far they agree). [Digest] counts
// the codes and lists the comments, without the text where a group is so small that
// it could give a person away. [Triage] sends comments with a safety word to a
// person, whatever a program thinks of them. [Find] suggests places to look at.
//
// A program that codes comments is a [Coder]. [Evaluate] compares it with what
// people said, and refuses it if it is not shown to be better than always giving the
// commonest answer, or if a class has fewer than 30 comments to judge by. [Shares]
// takes an evaluation that was not refused, and corrects what the coder counts for
// its errors (Rogan & Gladen 1978).
//
//	e, err := feedback.Evaluate(coder, labelled, feedback.EvaluationOptions{})
//	shares, err := feedback.Shares(e, counts)   // ErrRefused if it has not earned it
//
// # What it is not for
//
// There is no sentiment score. On 6,179 comments that patients gave to the NHS and
// people labelled, the best-known word-list scorer was right in 55 % of cases, where
// always saying "positive" is right in 62 %; it called 27 % of the negative comments
// positive. People who are well cared for use the words of illness, and complaints
// often hold no word of anger. The cue lists here sort comments for reading, not for
// counting. Nothing here judges a person or a service.
//
// # Evidence
//
// Rogan & Gladen's correction reproduces a published example (brucellosis, 23 of 150)
// and a screening table (SURE against the Decisional Conflict Scale, n = 654).
//
// The English cue list was tried on 3,086 comments to the NHS that people had labelled
// (the file of 2023-08-31 of the project pxtextmining; half of the respondents, by a
// hash, whose comments were not read when the list was made). Beside the labels that come
// nearest:
//
//	theme            labelled  found  of what it marked, right
//	1 equals              239   51 %  77 %  (listening and involving)
//	2 informed            269   67 %  65 %  (information of three kinds)
//	3 deciding            239    1 %   7 %  (has no label of its own there)
//	4 inequalities         22    9 %   9 %
//	6 joined up           241   43 %  63 %  (contact, referral, records, discharge)
//	safety                 12  100 %  13 %  (feeling safe, safeguarding)
//
// [Evaluate] refuses 3, 4 and safety. So the list is for sorting what to read first,
// and no more. Theme 5 and the Spanish list have not been measured. Run [Evaluate] with
// [CueCoder] and [Mentions] over comments of your own that people have coded.
//
// # Compatibility
//
// Documents carry a format name and version; codes and JSON members are kept within
// a major version of the module. Cue lists are data and may grow.
package feedback
