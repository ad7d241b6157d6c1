package main

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"github.com/concord-sdm/concord/internal/strictjson"
)

// verifier reports whether the Authorization header of a call names a known
// client that means one of these endpoints.
type verifier func(authorization string, now time.Time, endpoints ...string) bool

// clients is the key set file: who may call, and with which public keys.
type clients struct {
	Clients []client `json:"clients"`
}

// client is one system that may call.
type client struct {
	// Issuer is the iss of its tokens.
	Issuer string `json:"iss"`
	// Keys is its JSON Web Key Set (RFC 7517), public keys only.
	Keys json.RawMessage `json:"jwks"`
}

// algorithms are what a token may be signed with. Symmetric ones and "none" are
// not among them, as the specification asks.
func algorithms() []jose.SignatureAlgorithm {
	return []jose.SignatureAlgorithm{
		jose.ES256, jose.ES384, jose.ES512, jose.RS256, jose.RS384, jose.RS512, jose.PS256, jose.PS384, jose.PS512, jose.EdDSA,
	}
}

// How tokens are taken.
const (
	leeway       = time.Minute // between two clocks
	longestLife  = time.Hour   // a token that holds longer is refused
	rememberedID = 1_000_000   // tokens that hold at the same time
	sweepEvery   = 10          // seconds between two sweeps of those that have expired
	longestID    = 256         // bytes of a token's id
	rsaBits      = 2048        // of an RSA key, at least
)

// readClients reads a key set file.
func readClients(data []byte) (map[string]jose.JSONWebKeySet, error) {
	var file clients
	if err := strictjson.Check(data, strictjson.Limits{}); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, err
	}
	if len(file.Clients) == 0 {
		return nil, errors.New("clients must hold at least one client with iss and jwks")
	}
	out := map[string]jose.JSONWebKeySet{}
	for i, c := range file.Clients {
		at := fmt.Sprintf("/clients/%d", i)
		if _, twice := out[c.Issuer]; twice || c.Issuer == "" {
			return nil, errors.New(at + "/iss is required, and must be another for each client")
		}
		var set jose.JSONWebKeySet
		if err := json.Unmarshal(c.Keys, &set); err != nil {
			return nil, errors.New(at + "/jwks must be a JSON Web Key Set")
		}
		if len(set.Keys) == 0 {
			return nil, errors.New(at + "/jwks must hold a key")
		}
		for j, k := range set.Keys {
			if err := fit(k); err != nil {
				return nil, fmt.Errorf("%s/jwks/keys/%d %w", at, j, err)
			}
			if len(set.Key(k.KeyID)) > 1 {
				return nil, fmt.Errorf("%s/jwks/keys/%d must have a kid of its own", at, j)
			}
		}
		out[c.Issuer] = set
	}
	return out, nil
}

// fit says why a key cannot be used.
func fit(k jose.JSONWebKey) error {
	switch key := k.Key.(type) {
	case *rsa.PublicKey:
		if key.N.BitLen() < rsaBits {
			return fmt.Errorf("must have %d bits or more", rsaBits)
		}
	case *ecdsa.PublicKey, ed25519.PublicKey:
	default:
		return errors.New("must be a public key, of RSA, of an elliptic curve or Ed25519: private and shared keys do not belong here")
	}
	switch {
	case k.KeyID == "":
		return errors.New("must have a kid")
	case k.Use != "" && k.Use != "sig":
		return errors.New("must be for signatures")
	}
	return nil
}

// verify returns what checks tokens against the keys.
func verify(keys map[string]jose.JSONWebKeySet) verifier {
	seen := &seenIDs{until: map[[16]byte]int64{}}
	return func(authorization string, now time.Time, endpoints ...string) bool {
		scheme, raw, _ := strings.Cut(authorization, " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return false
		}
		token, err := jwt.ParseSigned(raw, algorithms())
		if err != nil || len(token.Headers) != 1 {
			return false
		}
		head := token.Headers[0]
		kind, _ := head.ExtraHeaders[jose.HeaderType].(string)
		if !strings.EqualFold(kind, "JWT") || head.KeyID == "" {
			return false
		}
		var unsafe jwt.Claims // only to find the key: a stranger may have written it
		if token.UnsafeClaimsWithoutVerification(&unsafe) != nil {
			return false
		}
		set, known := keys[unsafe.Issuer]
		found := set.Key(head.KeyID)
		if !known || len(found) != 1 || found[0].Algorithm != "" && found[0].Algorithm != head.Algorithm {
			return false
		}
		var c jwt.Claims
		if token.Claims(found[0].Key, &c) != nil || !holds(c, now, endpoints) {
			return false
		}
		return seen.first(c.Issuer+" "+c.ID, c.Expiry.Time().Add(leeway), now)
	}
}

// holds reports whether the claims are all there and true now.
func holds(c jwt.Claims, now time.Time, endpoints []string) bool {
	if c.Expiry == nil || c.IssuedAt == nil || c.ID == "" || len(c.ID) > longestID {
		return false
	}
	expiry, issued := c.Expiry.Time(), c.IssuedAt.Time()
	switch {
	case !now.Before(expiry.Add(leeway)), expiry.After(now.Add(longestLife + leeway)):
		return false
	case issued.After(now.Add(leeway)):
		return false
	case c.NotBefore != nil && c.NotBefore.Time().After(now.Add(leeway)):
		return false
	}
	return slices.ContainsFunc(endpoints, func(e string) bool { return slices.Contains(c.Audience, e) })
}

// seenIDs remembers the ids of tokens until they have expired, so that none
// serves twice. It keeps a digest of each: 40 bytes or so.
type seenIDs struct {
	mu    sync.Mutex
	until map[[16]byte]int64 // Unix seconds
	swept int64
}

// first reports whether an id comes for the first time. If too many hold at
// once it is false: better a call refused than a token used twice.
func (s *seenIDs) first(id string, until, now time.Time) bool {
	sum := sha256.Sum256([]byte(id))
	key, second := [16]byte(sum[:16]), now.Unix()
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, met := s.until[key]; met {
		return false
	}
	if second >= s.swept+sweepEvery { // not at each call, or a crowd would make all of them slow
		s.swept = second
		for old, end := range s.until {
			if end < second {
				delete(s.until, old)
			}
		}
	}
	if len(s.until) >= rememberedID {
		return false
	}
	s.until[key] = until.Unix()
	return true
}
