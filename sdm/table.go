package sdm

// table finds the cells of a decision by option and criterion.
type table struct {
	decision  *Decision
	option    map[string]int
	criterion map[string]int
	cells     []*Cell // one row an option; nil where the document has none
}

func newTable(d *Decision) *table {
	t := &table{
		decision:  d,
		option:    make(map[string]int, len(d.Options)),
		criterion: make(map[string]int, len(d.Criteria)),
		cells:     make([]*Cell, len(d.Options)*len(d.Criteria)),
	}
	for i := range d.Options {
		t.option[d.Options[i].ID] = i
	}
	for k := range d.Criteria {
		t.criterion[d.Criteria[k].ID] = k
	}
	for i := range d.Evidence {
		cell := &d.Evidence[i]
		o, okO := t.option[cell.Option]
		c, okC := t.criterion[cell.Criterion]
		if okO && okC {
			t.cells[o*len(d.Criteria)+c] = cell
		}
	}
	return t
}

func (t *table) cell(option, criterion int) *Cell {
	return t.cells[option*len(t.decision.Criteria)+criterion]
}

// perform works out what is known about an option on a criterion. A cell that
// is relative to another option is resolved through that option's own cell,
// which is never relative itself.
func (t *table) perform(option, criterion int) performance {
	cell := t.cell(option, criterion)
	if cell == nil {
		return performance{}
	}
	c := &t.decision.Criteria[criterion]
	if cell.RelativeTo == (RelativeTo{}) {
		return perform(c, cell, performance{})
	}
	return perform(c, cell, t.reference(cell, criterion))
}

// reference works out the cell that another one is relative to.
func (t *table) reference(cell *Cell, criterion int) performance {
	ref := t.cell(t.option[cell.RelativeTo.Option], criterion)
	if ref == nil {
		return performance{}
	}
	return ref.own(&t.decision.Criteria[criterion])
}
