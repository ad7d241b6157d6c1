package goals

// kind is what a unit measures. Units of one kind convert into each other.
type kind uint8

// The kinds. Some things that are the same to physics are kept apart, because
// in care a plain conversion between them would be wrong: mmol/mol and % (HbA1c),
// meq/L and mmol/L, clearance with and without body surface.
const (
	plainNumber kind = iota + 1
	substanceRatio
	massRatio
	massPerSubstance
	mass
	length
	area
	volume
	duration
	temperature
	pressure
	energy
	power
	force
	substance
	substanceConcentration
	equivalents
	massConcentration
	enzyme
	enzymeConcentration
	international
	internationalConcentration
	cellConcentration
	frequency
	timeShare
	speed
	massRate
	volumeRate
	indexedClearance
	massPerArea
	angle
)

// unitRows is the table: the factor to the base unit of each kind as an exact
// ratio. Defined factors: the international pound is 0.45359237 kg and the inch
// 0.0254 m (1959); the US gallon is 231 cubic inches; UCUM 2.2 has the column
// of mercury at 133.322 Pa a millimetre, the thermochemical calorie at 4.184 J,
// the year at 365.25 d and the month at a twelfth of it, 30.4375 d.
func unitRows() []unit {
	return []unit{
		{"1", plainNumber, 1, 1, 0},
		{"%", plainNumber, 1, 100, 0},
		{"[ppth]", plainNumber, 1, 1000, 0},
		{"[ppm]", plainNumber, 1, 1e6, 0},

		{"mol/mol", substanceRatio, 1, 1, 0},
		{"mmol/mol", substanceRatio, 1, 1000, 0},
		{"umol/mol", substanceRatio, 1, 1e6, 0},

		{"g/g", massRatio, 1, 1, 0},
		{"mg/g", massRatio, 1, 1000, 0},
		{"ug/mg", massRatio, 1, 1000, 0},
		{"g/mol", massPerSubstance, 1, 1, 0},
		{"mg/mmol", massPerSubstance, 1, 1, 0},

		{"kg", mass, 1000, 1, 0},
		{"g", mass, 1, 1, 0},
		{"mg", mass, 1, 1000, 0},
		{"ug", mass, 1, 1e6, 0},
		{"ng", mass, 1, 1e9, 0},
		{"pg", mass, 1, 1e12, 0},
		{"[lb_av]", mass, 45359237, 100000, 0},
		{"[oz_av]", mass, 45359237, 1600000, 0},
		{"[stone_av]", mass, 635029318, 100000, 0},

		{"km", length, 1000, 1, 0},
		{"m", length, 1, 1, 0},
		{"dm", length, 1, 10, 0},
		{"cm", length, 1, 100, 0},
		{"mm", length, 1, 1000, 0},
		{"um", length, 1, 1e6, 0},
		{"nm", length, 1, 1e9, 0},
		{"[in_i]", length, 254, 10000, 0},
		{"[ft_i]", length, 3048, 10000, 0},
		{"[yd_i]", length, 9144, 10000, 0},
		{"[mi_i]", length, 1609344, 1000, 0},
		{"m2", area, 1, 1, 0},
		{"cm2", area, 1, 10000, 0},

		{"L", volume, 1, 1, 0},
		{"l", volume, 1, 1, 0},
		{"dL", volume, 1, 10, 0},
		{"mL", volume, 1, 1000, 0},
		{"ml", volume, 1, 1000, 0},
		{"uL", volume, 1, 1e6, 0},
		{"fL", volume, 1, 1e15, 0},
		{"m3", volume, 1000, 1, 0},
		{"cm3", volume, 1, 1000, 0},
		{"[gal_us]", volume, 3785411784, 1e9, 0},
		{"[pt_us]", volume, 473176473, 1e9, 0},
		{"[cup_us]", volume, 2365882365, 1e10, 0},
		{"[foz_us]", volume, 295735295625, 1e13, 0},
		{"[tbs_us]", volume, 1478676478125, 1e14, 0},
		{"[tsp_us]", volume, 492892159375, 1e14, 0},

		{"a", duration, 31557600, 1, 0},
		{"mo", duration, 2629800, 1, 0},
		{"wk", duration, 604800, 1, 0},
		{"d", duration, 86400, 1, 0},
		{"h", duration, 3600, 1, 0},
		{"min", duration, 60, 1, 0},
		{"s", duration, 1, 1, 0},
		{"ms", duration, 1, 1000, 0},

		{"Cel", temperature, 1, 1, 27315},
		{"[degF]", temperature, 5, 9, 45967},
		{"K", temperature, 1, 1, 0},

		{"mm[Hg]", pressure, 133322, 1000, 0},
		{"cm[H2O]", pressure, 980665, 10000, 0},
		{"Pa", pressure, 1, 1, 0},
		{"hPa", pressure, 100, 1, 0},
		{"kPa", pressure, 1000, 1, 0},
		{"mbar", pressure, 100, 1, 0},
		{"bar", pressure, 100000, 1, 0},

		{"kcal", energy, 4184, 1, 0},
		{"cal", energy, 4184, 1000, 0},
		{"[Cal]", energy, 4184, 1, 0},
		{"kJ", energy, 1000, 1, 0},
		{"J", energy, 1, 1, 0},
		{"W", power, 1, 1, 0},
		{"kcal/d", power, 4184, 86400, 0},
		{"kJ/d", power, 1000, 86400, 0},
		{"kcal/h", power, 4184, 3600, 0},
		{"N", force, 1, 1, 0},
		{"kgf", force, 980665, 100000, 0},

		{"mol", substance, 1, 1, 0},
		{"mmol", substance, 1, 1000, 0},
		{"umol", substance, 1, 1e6, 0},
		{"nmol", substance, 1, 1e9, 0},
		{"mol/L", substanceConcentration, 1, 1, 0},
		{"mmol/L", substanceConcentration, 1, 1000, 0},
		{"umol/L", substanceConcentration, 1, 1e6, 0},
		{"nmol/L", substanceConcentration, 1, 1e9, 0},
		{"pmol/L", substanceConcentration, 1, 1e12, 0},
		{"eq/L", equivalents, 1, 1, 0},
		{"meq/L", equivalents, 1, 1000, 0},

		{"g/L", massConcentration, 1, 1, 0},
		{"g/dL", massConcentration, 10, 1, 0},
		{"g/mL", massConcentration, 1000, 1, 0},
		{"mg/L", massConcentration, 1, 1000, 0},
		{"mg/dL", massConcentration, 1, 100, 0},
		{"mg/mL", massConcentration, 1, 1, 0},
		{"ug/L", massConcentration, 1, 1e6, 0},
		{"ug/dL", massConcentration, 1, 1e5, 0},
		{"ug/mL", massConcentration, 1, 1000, 0},
		{"ng/L", massConcentration, 1, 1e9, 0},
		{"ng/dL", massConcentration, 1, 1e8, 0},
		{"ng/mL", massConcentration, 1, 1e6, 0},
		{"pg/mL", massConcentration, 1, 1e9, 0},

		{"U", enzyme, 1, 1, 0},
		{"U/L", enzymeConcentration, 1, 1, 0},
		{"U/mL", enzymeConcentration, 1000, 1, 0},
		{"[IU]", international, 1, 1, 0},
		{"[IU]/L", internationalConcentration, 1, 1, 0},
		{"[IU]/mL", internationalConcentration, 1000, 1, 0},
		{"m[IU]/L", internationalConcentration, 1, 1000, 0},
		{"m[IU]/mL", internationalConcentration, 1, 1, 0},
		{"u[IU]/mL", internationalConcentration, 1, 1000, 0},

		{"10*12/L", cellConcentration, 1e12, 1, 0},
		{"10*9/L", cellConcentration, 1e9, 1, 0},
		{"10*6/L", cellConcentration, 1e6, 1, 0},
		{"10*6/uL", cellConcentration, 1e12, 1, 0},
		{"10*3/uL", cellConcentration, 1e9, 1, 0},
		{"/uL", cellConcentration, 1e6, 1, 0},
		{"/L", cellConcentration, 1, 1, 0},

		{"Hz", frequency, 1, 1, 0},
		{"/s", frequency, 1, 1, 0},
		{"/min", frequency, 1, 60, 0},
		{"/h", frequency, 1, 3600, 0},
		{"/d", frequency, 1, 86400, 0},
		{"/wk", frequency, 1, 604800, 0},
		{"/mo", frequency, 1, 2629800, 0},
		{"/a", frequency, 1, 31557600, 0},
		{"h/d", timeShare, 1, 24, 0},
		{"h/wk", timeShare, 1, 168, 0},
		{"min/d", timeShare, 1, 1440, 0},
		{"min/wk", timeShare, 1, 10080, 0},

		{"m/s", speed, 1, 1, 0},
		{"m/min", speed, 1, 60, 0},
		{"km/h", speed, 1000, 3600, 0},
		{"[mi_i]/h", speed, 1609344, 3600000, 0},
		{"kg/wk", massRate, 1000, 604800, 0},
		{"kg/mo", massRate, 1000, 2629800, 0},
		{"[lb_av]/wk", massRate, 45359237, 60480000000, 0},
		{"g/d", massRate, 1, 86400, 0},
		{"mg/d", massRate, 1, 86400000, 0},
		{"ug/d", massRate, 1, 86400000000, 0},
		{"L/s", volumeRate, 1, 1, 0},
		{"L/min", volumeRate, 1, 60, 0},
		{"L/h", volumeRate, 1, 3600, 0},
		{"L/d", volumeRate, 1, 86400, 0},
		{"mL/min", volumeRate, 1, 60000, 0},
		{"mL/h", volumeRate, 1, 3600000, 0},
		{"mL/d", volumeRate, 1, 86400000, 0},
		{"mL/min/{1.73_m2}", indexedClearance, 1, 1, 0},
		{"mL/min/1.73.m2", indexedClearance, 1, 1, 0},

		{"kg/m2", massPerArea, 1, 1, 0},
		{"[lb_av]/[in_i]2", massPerArea, 45359237, 64516, 0},
		{"deg", angle, 1, 1, 0},
	}
}
