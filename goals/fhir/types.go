package fhir

// kind is a FHIR data type.
type kind uint8

// Data types. Those from kindOpaque on are known by name only: their content
// is kept and not checked.
const (
	kindNone kind = iota

	kindBase64
	kindBoolean
	kindCanonical
	kindCode
	kindDate
	kindDateTime
	kindDecimal
	kindID
	kindInstant
	kindInteger
	kindInteger64
	kindMarkdown
	kindOID
	kindPositiveInt
	kindString
	kindTime
	kindUnsignedInt
	kindURI
	kindURL
	kindUUID
	kindXHTML
	lastPrimitive = kindXHTML

	kindAnnotation kind = iota
	kindCodeableConcept
	kindCodeableReference
	kindCoding
	kindDuration
	kindExtension
	kindIdentifier
	kindMeta
	kindNarrative
	kindPeriod
	kindQuantity
	kindRange
	kindRatio
	kindReference
	kindTarget
	kindGoal
	kindResource
	kindOpaque
)

func (k kind) primitive() bool { return k > kindNone && k <= lastPrimitive }

// choice is one way to write a choice element: the ending of its member name
// and the type it stands for.
type choice struct {
	ending string
	kind   kind
	in     releases
}

// element is one row of an element table.
type element struct {
	name    string
	kind    kind
	choices []choice // instead of kind, for name[x]
	many    bool     // 0..* or 1..*: an array in JSON
	min     bool     // at least one
	in      releases
	codes   []code   // a required binding
	targets []target // resource types a Reference may point to, empty for any
}

// code is one code of a required binding; target is one allowed type of a
// reference.
type (
	code struct {
		name string
		in   releases
	}
	target struct {
		name string
		in   releases
	}
)

func codes(in releases, names ...string) []code {
	list := make([]code, len(names))
	for i, n := range names {
		list[i] = code{n, in}
	}
	return list
}

func targets(in releases, names ...string) []target {
	list := make([]target, len(names))
	for i, n := range names {
		list[i] = target{n, in}
	}
	return list
}

// base is what every element has, whatever its type.
var base = []element{
	{name: "id", kind: kindString, in: always},
	{name: "extension", kind: kindExtension, many: true, in: always},
}

// modifier is what a backbone element and a resource have besides base.
var modifier = element{name: "modifierExtension", kind: kindExtension, many: true, in: always}

// dataTypes holds the element tables of the data types that a Goal can hold
// (R4 4.0.1 §2.24, R4B 4.3.0 and R5 5.0.0 §2.1.27). They do not differ
// between the releases but for the rows that say so.
var dataTypes = [kindOpaque][]element{
	kindAnnotation: {
		{name: "author", in: always, choices: []choice{{"Reference", kindReference, always}, {"String", kindString, always}}},
		{name: "time", kind: kindDateTime, in: always},
		{name: "text", kind: kindMarkdown, min: true, in: always},
	},
	kindCodeableConcept: {
		{name: "coding", kind: kindCoding, many: true, in: always},
		{name: "text", kind: kindString, in: always},
	},
	kindCodeableReference: {
		{name: "concept", kind: kindCodeableConcept, in: inR4B | inR5},
		{name: "reference", kind: kindReference, in: inR4B | inR5},
	},
	kindCoding: {
		{name: "system", kind: kindURI, in: always},
		{name: "version", kind: kindString, in: always},
		{name: "code", kind: kindCode, in: always},
		{name: "display", kind: kindString, in: always},
		{name: "userSelected", kind: kindBoolean, in: always},
	},
	kindDuration: quantity,
	kindExtension: {
		{name: "url", kind: kindURI, min: true, in: always},
		{name: "value", in: always, choices: anyType},
	},
	kindIdentifier: {
		{name: "use", kind: kindCode, in: always, codes: codes(always, "usual", "official", "temp", "secondary", "old")},
		{name: "type", kind: kindCodeableConcept, in: always},
		{name: "system", kind: kindURI, in: always},
		{name: "value", kind: kindString, in: always},
		{name: "period", kind: kindPeriod, in: always},
		{name: "assigner", kind: kindReference, in: always, targets: targets(always, "Organization")},
	},
	kindMeta: {
		{name: "versionId", kind: kindID, in: always},
		{name: "lastUpdated", kind: kindInstant, in: always},
		{name: "source", kind: kindURI, in: always},
		{name: "profile", kind: kindCanonical, many: true, in: always},
		{name: "security", kind: kindCoding, many: true, in: always},
		{name: "tag", kind: kindCoding, many: true, in: always},
	},
	kindNarrative: {
		{name: "status", kind: kindCode, min: true, in: always, codes: codes(always, "generated", "extensions", "additional", "empty")},
		{name: "div", kind: kindXHTML, min: true, in: always},
	},
	kindPeriod: {
		{name: "start", kind: kindDateTime, in: always},
		{name: "end", kind: kindDateTime, in: always},
	},
	kindQuantity: quantity,
	kindRange: {
		{name: "low", kind: kindQuantity, in: always},
		{name: "high", kind: kindQuantity, in: always},
	},
	kindRatio: {
		{name: "numerator", kind: kindQuantity, in: always},
		{name: "denominator", kind: kindQuantity, in: always},
	},
	kindGoal:   goalElements,
	kindTarget: targetElements,
	kindReference: {
		{name: "reference", kind: kindString, in: always},
		{name: "type", kind: kindURI, in: always},
		{name: "identifier", kind: kindIdentifier, in: always},
		{name: "display", kind: kindString, in: always},
	},
}

// quantity is the table of Quantity and of its kin.
var quantity = []element{
	{name: "value", kind: kindDecimal, in: always},
	{name: "comparator", kind: kindCode, in: always, codes: append(codes(always, "<", "<=", ">=", ">"), code{"ad", inR5})},
	{name: "unit", kind: kindString, in: always},
	{name: "system", kind: kindURI, in: always},
	{name: "code", kind: kindCode, in: always},
}

// anyType is the open list of types that Extension.value[x] may have.
var anyType = []choice{
	{"Base64Binary", kindBase64, always},
	{"Boolean", kindBoolean, always},
	{"Canonical", kindCanonical, always},
	{"Code", kindCode, always},
	{"Date", kindDate, always},
	{"DateTime", kindDateTime, always},
	{"Decimal", kindDecimal, always},
	{"Id", kindID, always},
	{"Instant", kindInstant, always},
	{"Integer", kindInteger, always},
	{"Integer64", kindInteger64, inR5},
	{"Markdown", kindMarkdown, always},
	{"Oid", kindOID, always},
	{"PositiveInt", kindPositiveInt, always},
	{"String", kindString, always},
	{"Time", kindTime, always},
	{"UnsignedInt", kindUnsignedInt, always},
	{"Uri", kindURI, always},
	{"Url", kindURL, always},
	{"Uuid", kindUUID, always},
	{"Annotation", kindAnnotation, always},
	{"CodeableConcept", kindCodeableConcept, always},
	{"CodeableReference", kindCodeableReference, inR4B | inR5},
	{"Coding", kindCoding, always},
	{"Age", kindQuantity, always},
	{"Count", kindQuantity, always},
	{"Distance", kindQuantity, always},
	{"Duration", kindDuration, always},
	{"Identifier", kindIdentifier, always},
	{"Meta", kindMeta, always},
	{"Period", kindPeriod, always},
	{"Quantity", kindQuantity, always},
	{"Range", kindRange, always},
	{"Ratio", kindRatio, always},
	{"Reference", kindReference, always},
	{"Address", kindOpaque, always},
	{"Attachment", kindOpaque, always},
	{"Availability", kindOpaque, inR5},
	{"ContactDetail", kindOpaque, always},
	{"ContactPoint", kindOpaque, always},
	{"Contributor", kindOpaque, before5},
	{"DataRequirement", kindOpaque, always},
	{"Dosage", kindOpaque, always},
	{"Expression", kindOpaque, always},
	{"ExtendedContactDetail", kindOpaque, inR5},
	{"HumanName", kindOpaque, always},
	{"MonetaryComponent", kindOpaque, inR5},
	{"Money", kindOpaque, always},
	{"ParameterDefinition", kindOpaque, always},
	{"RatioRange", kindOpaque, inR4B | inR5},
	{"RelatedArtifact", kindOpaque, always},
	{"SampledData", kindOpaque, always},
	{"Signature", kindOpaque, always},
	{"Timing", kindOpaque, always},
	{"TriggerDefinition", kindOpaque, always},
	{"UsageContext", kindOpaque, always},
	{"VirtualServiceDetail", kindOpaque, inR5},
}
