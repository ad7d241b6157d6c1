package literacy

import "github.com/concord-sdm/concord/literacy/internal/token"

// Counts are what formulas are computed from. All are whole numbers of things
// in the text that was read; every word belongs to exactly one of the ways of
// reading that the package comment lists.
//
// The first eight are counted as Flesch asks (How to Write Plain English,
// 1979, chapter 2); the counts below them follow the author named.
type Counts struct {
	// Sentences is the number of sentences; headings, fragments, lead-in
	// lines and table rows are one each.
	Sentences int `json:"sentences"`
	// Words is the number of words.
	Words int `json:"words"`
	// Letters is the number of letters in words; those of web and e-mail
	// addresses are in AddressLetters.
	Letters int `json:"letters"`
	// Digits is the number of digits in words and figures.
	Digits int `json:"digits"`
	// Syllables is the number of syllables: a figure, an abbreviation and an
	// address have one, and of two accepted pronunciations the shorter counts.
	Syllables int `json:"syllables"`
	// Polysyllables is the number of words of three syllables or more.
	Polysyllables int `json:"polysyllables"`
	// LongWords is the number of words of more than six letters (Björnsson).
	LongWords int `json:"longWords"`
	// Monosyllables is the number of words of one syllable.
	Monosyllables int `json:"monosyllables"`

	// SixLetterWords is the number of words of six letters or more (Raygor).
	SixLetterWords int `json:"sixLetterWords"`
	// MiniWords is the number of words of three letters or fewer (McAlpine).
	MiniWords int `json:"miniWords"`
	// FourSyllableWords is the number of words of four syllables or more, the
	// hard words of Polish.
	FourSyllableWords int `json:"fourSyllableWords"`
	// SpokenPolysyllables is the number of words of three syllables or more
	// when figures are read aloud and abbreviations in full (McLaughlin 1969).
	SpokenPolysyllables int `json:"spokenPolysyllables"`
	// SignSyllables is the number of syllables when figures are read digit by
	// digit and initials letter by letter (Fry 1977).
	SignSyllables int `json:"signSyllables"`
	// HardWords is the number of words of three syllables or more without
	// names, compounds of easy words and words that reach three only through
	// -es, -ed or -ing (Gunning 1952).
	HardWords int `json:"hardWords"`
	// UnfamiliarWords is the number of words outside the Dale–Chall list, its
	// inflection rules applied. English only.
	UnfamiliarWords int `json:"unfamiliarWords"`
	// SpacheWords is the number of different words outside the Spache list.
	// English only.
	SpacheWords int `json:"spacheWords"`
	// DifferentWords is the number of different words.
	DifferentWords int `json:"differentWords"`
	// Pronouns is what Coleman's third and fourth formulas need. English only.
	Pronouns int `json:"pronouns"`
	// Prepositions is what Coleman's fourth formula needs. English only.
	Prepositions int `json:"prepositions"`
	// Elisions is the number of words that lost their vowel (l', d'): words
	// without a syllable, or fewer than written.
	Elisions int `json:"elisions"`
	// Figures is the number of figures, telephone numbers among them.
	Figures int `json:"figures"`
	// Abbreviations is the number of abbreviations, acronyms among them.
	Abbreviations int `json:"abbreviations"`
	// Addresses is the number of web and e-mail addresses.
	Addresses int `json:"addresses"`
	// AddressLetters is the number of letters in addresses.
	AddressLetters int `json:"addressLetters"`
	// Paragraphs is the number of units that hold a word.
	Paragraphs int `json:"paragraphs"`
}

// Add returns the counts of two texts together. DifferentWords and
// SpacheWords are counts of different words, so their sum is an upper bound.
func (c Counts) Add(d Counts) Counts {
	c.add(&d)
	return c
}

// Sub returns the counts of c without those of d, a part of it.
func (c Counts) Sub(d Counts) Counts {
	d.negate()
	c.add(&d)
	return c
}

func (c *Counts) add(d *Counts) {
	c.Sentences += d.Sentences
	c.Words += d.Words
	c.Letters += d.Letters
	c.Digits += d.Digits
	c.Syllables += d.Syllables
	c.Polysyllables += d.Polysyllables
	c.LongWords += d.LongWords
	c.Monosyllables += d.Monosyllables
	c.SixLetterWords += d.SixLetterWords
	c.MiniWords += d.MiniWords
	c.FourSyllableWords += d.FourSyllableWords
	c.SpokenPolysyllables += d.SpokenPolysyllables
	c.SignSyllables += d.SignSyllables
	c.HardWords += d.HardWords
	c.UnfamiliarWords += d.UnfamiliarWords
	c.SpacheWords += d.SpacheWords
	c.DifferentWords += d.DifferentWords
	c.Pronouns += d.Pronouns
	c.Prepositions += d.Prepositions
	c.Elisions += d.Elisions
	c.Figures += d.Figures
	c.Abbreviations += d.Abbreviations
	c.Addresses += d.Addresses
	c.AddressLetters += d.AddressLetters
	c.Paragraphs += d.Paragraphs
}

func (c *Counts) negate() {
	c.Sentences = -c.Sentences
	c.Words = -c.Words
	c.Letters = -c.Letters
	c.Digits = -c.Digits
	c.Syllables = -c.Syllables
	c.Polysyllables = -c.Polysyllables
	c.LongWords = -c.LongWords
	c.Monosyllables = -c.Monosyllables
	c.SixLetterWords = -c.SixLetterWords
	c.MiniWords = -c.MiniWords
	c.FourSyllableWords = -c.FourSyllableWords
	c.SpokenPolysyllables = -c.SpokenPolysyllables
	c.SignSyllables = -c.SignSyllables
	c.HardWords = -c.HardWords
	c.UnfamiliarWords = -c.UnfamiliarWords
	c.SpacheWords = -c.SpacheWords
	c.DifferentWords = -c.DifferentWords
	c.Pronouns = -c.Pronouns
	c.Prepositions = -c.Prepositions
	c.Elisions = -c.Elisions
	c.Figures = -c.Figures
	c.Abbreviations = -c.Abbreviations
	c.Addresses = -c.Addresses
	c.AddressLetters = -c.AddressLetters
	c.Paragraphs = -c.Paragraphs
}

// Marks of a lexeme that the counting needs.
const (
	markHard        uint32 = 1 << iota // hard by Gunning's rules, names apart
	markFamiliar                       // on the Dale–Chall list
	markSpache                         // on the Spache list
	markPronoun                        //
	markPreposition                    //
	markSeenAll                        // nothing of it is left to count among the different words of all units
	markSeenProse                      // … of running text
	markOtherAll                       // counted among the different words of all units
	markOtherProse                     // … of running text
	markSpacheAll                      // counted among the unfamiliar words of Spache
	markSpacheProse                    //
	markPacked                         // Sums and Ones hold its counts as a word
	markLook                           // and there is more to see than they hold
)

// The places of the packed counts: 16 bits each in Sums, 8 bits in Ones.
const (
	sumLetters, sumSyllables, sumSigns, sumPrepositions                        = 0, 16, 32, 48
	oneLong, oneSix, oneMini, oneMono, onePoly, oneFour, oneSpoken, onePronoun = 0, 8, 16, 24, 32, 40, 48, 56
	// packedRun is how many words are added up before a place could overflow.
	packedRun = 128
)

// pack prepares the counts of a form as a word.
func pack(lx *token.Lexeme, lists bool) {
	if lx.Letters > 255 {
		return
	}
	n := lx.Low
	lx.Sums = uint64(lx.Letters)<<sumLetters | uint64(n)<<sumSyllables | uint64(lx.Signs)<<sumSigns
	if lx.Marks&markPreposition != 0 {
		lx.Sums |= 1 << sumPrepositions
	}
	lx.Ones = one(lx.Letters > 6)<<oneLong | one(lx.Letters >= 6)<<oneSix | one(lx.Letters <= 3)<<oneMini |
		one(n <= 1)<<oneMono | one(n >= 3)<<onePoly | one(n >= 4)<<oneFour |
		one(lx.Spoken >= 3)<<oneSpoken | one(lx.Marks&markPronoun != 0)<<onePronoun
	lx.Marks |= markPacked
	if n >= 3 || lx.Digits > 0 || lists && lx.Marks&markFamiliar == 0 {
		lx.Marks |= markLook
	}
}

// one is 1 for true.
func one(is bool) uint64 {
	if is {
		return 1
	}
	return 0
}

// unpack adds packed counts to c.
func (c *Counts) unpack(sums, ones uint64) {
	c.Letters += int(sums >> sumLetters & 0xFFFF)
	c.Syllables += int(sums >> sumSyllables & 0xFFFF)
	c.SignSyllables += int(sums >> sumSigns & 0xFFFF)
	c.Prepositions += int(sums >> sumPrepositions & 0xFFFF)
	c.LongWords += int(ones >> oneLong & 0xFF)
	c.SixLetterWords += int(ones >> oneSix & 0xFF)
	c.MiniWords += int(ones >> oneMini & 0xFF)
	c.Monosyllables += int(ones >> oneMono & 0xFF)
	c.Polysyllables += int(ones >> onePoly & 0xFF)
	c.FourSyllableWords += int(ones >> oneFour & 0xFF)
	c.SpokenPolysyllables += int(ones >> oneSpoken & 0xFF)
	c.Pronouns += int(ones >> onePronoun & 0xFF)
}

// tally counts one sentence into c, which is empty, and lists its hard words.
// Most of what it needs is in the lexeme, found once for each form.
func (a *analysis) tally(s *token.Sentence, index int, c *Counts) {
	c.Sentences = 1
	c.Words = len(s.Tokens)
	names := !a.heading && !s.Upper && !a.nouns
	seen := markSeenAll
	if s.Stop {
		seen |= markSeenProse
	}
	lexemes := a.vocab.All()
	for tokens := s.Tokens; len(tokens) > 0; {
		n := min(len(tokens), packedRun)
		a.tallyRun(tokens[:n], lexemes, index, seen, names, c)
		tokens = tokens[n:]
	}
}

// tallyRun counts at most packedRun words.
func (a *analysis) tallyRun(tokens []token.Token, lexemes []token.Lexeme, index int, seen uint32, names bool, c *Counts) {
	var sums, ones uint64
	stop := seen&markSeenProse != 0
	plain := seen | markPacked
	for i := range tokens {
		t := &tokens[i]
		if t.Lex < 0 {
			a.tallyAddress(t, c)
			continue
		}
		lx := &lexemes[t.Lex]
		if t.Kind == token.Word && lx.Marks&(plain|markLook) == plain { // as most words
			sums += lx.Sums
			ones += lx.Ones
			continue
		}
		if lx.Marks&seen != seen {
			a.different(t, lx, stop, c)
		}
		if t.Kind == token.Word && lx.Marks&markPacked != 0 {
			sums += lx.Sums
			ones += lx.Ones
			if lx.Marks&markLook != 0 {
				a.look(t, lx, index, names, c)
			}
			continue
		}
		letters := int(lx.Letters)
		c.Letters += letters
		switch {
		case letters > 6:
			c.LongWords++
			c.SixLetterWords++
		case letters == 6:
			c.SixLetterWords++
		case letters <= 3:
			c.MiniWords++
		}
		switch t.Kind {
		case token.Word: // a word of more than 255 letters
			n := int(lx.Low)
			c.Syllables += n
			c.SignSyllables += int(lx.Signs)
			if lx.Spoken >= 3 {
				c.SpokenPolysyllables++
			}
			switch {
			case n <= 1:
				c.Monosyllables++
			case n >= 3:
				c.Polysyllables++
				if n >= 4 {
					c.FourSyllableWords++
				}
			}
			a.look(t, lx, index, names, c)
		case token.Elision:
			c.Elisions++
			c.Syllables += int(lx.Low)
			c.SignSyllables += int(lx.Low)
			if lx.Low == 1 {
				c.Monosyllables++
			}
		default:
			c.Digits += int(lx.Digits)
			c.Syllables++
			c.Monosyllables++
			if lx.Full >= 3 || t.Kind == token.Acronym && letters >= 3 {
				c.SpokenPolysyllables++
			}
			switch t.Kind {
			case token.Acronym:
				c.Abbreviations++
				c.SignSyllables += max(1, letters)
				if a.lists {
					c.UnfamiliarWords++
				}
			case token.Abbreviation:
				c.Abbreviations++
				c.SignSyllables += max(1, int(lx.Signs))
			default:
				c.Figures++
				c.SignSyllables += max(1, int(lx.Signs))
			}
		}
	}
	c.unpack(sums, ones)
}

// look counts what the packed counts of a word do not hold: its digits, and
// whether it is hard or unfamiliar, which depends on the capital.
func (a *analysis) look(t *token.Token, lx *token.Lexeme, index int, names bool, c *Counts) {
	c.Digits += int(lx.Digits)
	// A capital where none is due is taken for a name.
	name := names && t.Flags&(token.Capital|token.First) == token.Capital
	if lx.Marks&markHard != 0 && !name {
		c.HardWords++
	}
	unfamiliar := a.lists && lx.Marks&markFamiliar == 0 && !name
	if unfamiliar {
		c.UnfamiliarWords++
	}
	if (unfamiliar || lx.Low >= 3) && !a.counting {
		a.hardWord(t, index, int(lx.Low), unfamiliar)
	}
}

// different counts a form that is new to one of the readings.
func (a *analysis) different(t *token.Token, lx *token.Lexeme, stop bool, c *Counts) {
	spache := a.spache(t, lx)
	// A name may yet stand as a word: Bell, bell.
	seen := spache || !a.lists || t.Kind != token.Word || lx.Marks&markSpache != 0
	if lx.Marks&markOtherAll == 0 {
		lx.Marks |= markOtherAll
		c.DifferentWords++
	}
	if spache && lx.Marks&markSpacheAll == 0 {
		lx.Marks |= markSpacheAll
		c.SpacheWords++
	}
	if seen {
		lx.Marks |= markSeenAll
	}
	if !stop {
		return
	}
	if lx.Marks&markOtherProse == 0 {
		lx.Marks |= markOtherProse
		a.proseDifferent++
	}
	if spache && lx.Marks&markSpacheProse == 0 {
		lx.Marks |= markSpacheProse
		a.proseSpache++
	}
	if seen {
		lx.Marks |= markSeenProse
	}
}

// spache reports a word outside the Spache list that is not taken for a name.
func (a *analysis) spache(t *token.Token, lx *token.Lexeme) bool {
	return a.lists && t.Kind == token.Word && lx.Marks&markSpache == 0 &&
		t.Flags&(token.Capital|token.First) != token.Capital
}

func (a *analysis) tallyAddress(t *token.Token, c *Counts) {
	c.Syllables++
	c.Monosyllables++
	if t.Kind == token.Phone {
		c.Figures++
		n := 0
		for _, b := range []byte(a.source[t.Start-a.base : t.End-a.base]) {
			if b >= '0' && b <= '9' {
				n++
			}
		}
		c.Digits += n
		c.SignSyllables += n
		c.SpokenPolysyllables++
		return
	}
	c.Addresses++
	c.SignSyllables++
	c.SpokenPolysyllables++
	for _, b := range []byte(a.source[t.Start-a.base : t.End-a.base]) {
		switch {
		case b|0x20 >= 'a' && b|0x20 <= 'z', b >= 0xC2:
			c.AddressLetters++
		}
	}
}
