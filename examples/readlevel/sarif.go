package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// sarif writes the Static Analysis Results Interchange Format, version 2.1.0
// (OASIS standard, 2020). Results are written as they come; what could not be
// read is a notification of the invocation.
type sarif struct {
	to    io.Writer
	rules []string
	any   bool
	notes []sarifNotice
}

type (
	sarifText struct {
		Text string `json:"text"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifLogical struct {
		Name      string `json:"name"`
		Qualified string `json:"fullyQualifiedName"`
		Kind      string `json:"kind"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifResult struct {
		Rule         string            `json:"ruleId"`
		Index        int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifNotice struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifInvocation struct {
		Successful bool          `json:"executionSuccessful"`
		Notices    []sarifNotice `json:"toolExecutionNotifications,omitempty"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
)

func newSARIF(to io.Writer) *sarif {
	s := &sarif{to: to, rules: []string{ruleTarget, ruleSentence}}
	for _, k := range literacy.FindingKind("").Values() {
		s.rules = append(s.rules, string(k))
	}
	return s
}

// ruleText says what a rule is about.
func ruleText(id string) string {
	switch id {
	case ruleTarget:
		return "The text is harder to read than its target"
	case ruleSentence:
		return "One of the sentences that make the text hard to read"
	}
	var t strings.Builder
	for i, r := range id {
		if r >= 'A' && r <= 'Z' {
			t.WriteByte(' ')
			r += 'a' - 'A'
		} else if i == 0 {
			r -= 'a' - 'A'
		}
		t.WriteRune(r)
	}
	return t.String()
}

func (s *sarif) begin() error {
	driver := sarifDriver{Name: "readlevel"}
	for _, id := range s.rules {
		driver.Rules = append(driver.Rules, sarifRule{ID: id, Short: sarifText{ruleText(id)}})
	}
	if _, err := io.WriteString(s.to, `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": `); err != nil {
		return err
	}
	if err := indented(s.to, driver, "        "); err != nil {
		return err
	}
	_, err := io.WriteString(s.to, `
      },
      "columnKind": "unicodeCodePoints",
      "results": [`)
	return err
}

func (s *sarif) file(r *result) error {
	if r.err != nil {
		s.notes = append(s.notes, sarifNotice{Level: "error", Message: sarifText{oneLine(r.err)}, Locations: []sarifLocation{{Physical: sarifPhysical{Artifact: artifact(r.path)}}}})
		return nil
	}
	for _, q := range r.problems {
		s.notes = append(s.notes, sarifNotice{Level: "note", Message: sarifText{q.Text}, Locations: []sarifLocation{{Physical: sarifPhysical{Artifact: artifact(r.path)}}}})
	}
	seen := map[string]int{}
	for _, m := range r.remarks() {
		x := sarifResult{Rule: m.rule, Index: slices.Index(s.rules, m.rule), Level: m.level, Message: sarifText{m.text}, Locations: []sarifLocation{location(r.path, m)}}
		print := fingerprint(r, m)
		seen[print]++
		x.Fingerprints = map[string]string{"readlevel/v1": fmt.Sprintf("%s:%d", print, seen[print])}
		separator := ",\n        "
		if !s.any {
			separator = "\n        "
		}
		s.any = true
		if _, err := io.WriteString(s.to, separator); err != nil {
			return err
		}
		// A result a line: with spaces for the eye the file is twice as large.
		e := json.NewEncoder(&trimmed{to: s.to})
		e.SetEscapeHTML(false)
		if err := e.Encode(x); err != nil {
			return err
		}
	}
	return nil
}

// artifact names a file: relative to the root of the sources if it can be.
func artifact(path string) sarifArtifact {
	slashed := filepath.ToSlash(filepath.Clean(path))
	if filepath.IsAbs(path) {
		if !strings.HasPrefix(slashed, "/") {
			slashed = "/" + slashed
		}
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: slashed}).String()}
	}
	uri := (&url.URL{Path: slashed}).String()
	if strings.HasPrefix(slashed, "../") {
		return sarifArtifact{URI: uri}
	}
	return sarifArtifact{URI: uri, Base: "%SRCROOT%"}
}

func location(path string, m remark) sarifLocation {
	l := sarifLocation{Physical: sarifPhysical{Artifact: artifact(path)}}
	if m.from.Line > 0 {
		l.Physical.Region = &sarifRegion{StartLine: m.from.Line, StartColumn: m.from.Column, EndLine: m.to.Line, EndColumn: m.to.Column}
		return l
	}
	if m.start >= 0 {
		if name := placeText(m.from); name != "" {
			l.Logical = []sarifLogical{{Name: name, Qualified: qualified(m.from), Kind: "element"}}
		}
	}
	return l
}

// qualified is a place as a path: page 2/Side effects/paragraph 3.
func qualified(p document.Place) string {
	var parts []string
	for _, x := range []struct {
		name string
		n    int
	}{{"page", p.Page}, {"slide", p.Slide}, {"chapter", p.Chapter}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", x.name, x.n))
		}
	}
	if p.Heading != "" {
		parts = append(parts, p.Heading)
	}
	if p.Paragraph > 0 {
		parts = append(parts, fmt.Sprintf("paragraph %d", p.Paragraph))
	}
	return strings.Join(parts, "/")
}

// fingerprint knows a result again when lines above it have changed.
func fingerprint(r *result, m remark) string {
	h := sha256.New()
	io.WriteString(h, m.rule+"\x00"+filepath.ToSlash(r.path)+"\x00")
	io.WriteString(h, m.quoted)
	return hex.EncodeToString(h.Sum(nil)[:12])
}

func (s *sarif) end(sum *summary) error {
	tail := "],\n"
	if s.any {
		tail = "\n      ],\n"
	}
	if _, err := io.WriteString(s.to, tail+`      "invocations": `); err != nil {
		return err
	}
	if err := indented(s.to, []sarifInvocation{{Successful: sum.failed == 0, Notices: s.notes}}, "      "); err != nil {
		return err
	}
	_, err := io.WriteString(s.to, "\n    }\n  ]\n}\n")
	return err
}
