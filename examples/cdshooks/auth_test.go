package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
	"github.com/stretchr/testify/require"
)

const issuer = "https://ehr.example"

func newKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	require.NoError(t, err)
	return key
}

func keyFile(t testing.TB, keys ...jose.JSONWebKey) []byte {
	t.Helper()
	set, err := json.Marshal(jose.JSONWebKeySet{Keys: keys})
	require.NoError(t, err)
	return fmt.Appendf(nil, `{"clients":[{"iss":%q,"jwks":%s}]}`, issuer, set)
}

// token signs claims; change alters them first.
func token(t testing.TB, alg jose.SignatureAlgorithm, key any, kid, kind string, change func(*jwt.Claims)) string {
	t.Helper()
	o := (&jose.SignerOptions{}).WithType(jose.ContentType(kind))
	if kind == "" {
		o = &jose.SignerOptions{}
	}
	if kid != "" {
		o = o.WithHeader("kid", kid)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: alg, Key: key}, o)
	require.NoError(t, err)
	c := jwt.Claims{
		Issuer: issuer, Audience: jwt.Audience{"http://cds.example" + viewPath}, ID: newUUID(),
		IssuedAt: jwt.NewNumericDate(noon()), Expiry: jwt.NewNumericDate(noon().Add(5 * time.Minute)),
	}
	if change != nil {
		change(&c)
	}
	raw, err := jwt.Signed(signer).Claims(c).Serialize()
	require.NoError(t, err)
	return "Bearer " + raw
}

func TestTokens(t *testing.T) {
	key, stranger := newKey(t), newKey(t)
	set, err := readClients(keyFile(t, jose.JSONWebKey{Key: &key.PublicKey, KeyID: "k", Algorithm: "ES384"}))
	require.NoError(t, err)
	o := settings(t)
	o.auth = verify(set)
	h := handler(t, o)
	body := view()
	good := func(change func(*jwt.Claims)) string { return token(t, jose.ES384, key, "k", "JWT", change) }
	at := func(d time.Duration) *jwt.NumericDate { return jwt.NewNumericDate(noon().Add(d)) }
	for _, c := range []struct {
		name, authorization string
		status              int
	}{
		{"good", good(nil), http.StatusOK},
		{"audience among others", good(func(c *jwt.Claims) { c.Audience = append(jwt.Audience{"x"}, c.Audience...) }), http.StatusOK},
		{"none", "", http.StatusUnauthorized},
		{"another scheme", "Basic eDp5", http.StatusUnauthorized},
		{"no token", "Bearer", http.StatusUnauthorized},
		{"not signed", "Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIiwia2lkIjoiayJ9.eyJpc3MiOiJodHRwczovL2Voci5leGFtcGxlIn0.", http.StatusUnauthorized},
		{"symmetric", token(t, jose.HS256, []byte("01234567890123456789012345678901"), "k", "JWT", nil), http.StatusUnauthorized},
		{"the key of a stranger", token(t, jose.ES384, stranger, "k", "JWT", nil), http.StatusUnauthorized},
		{"another kid", token(t, jose.ES384, key, "other", "JWT", nil), http.StatusUnauthorized},
		{"no kid", token(t, jose.ES384, key, "", "JWT", nil), http.StatusUnauthorized},
		{"no type", token(t, jose.ES384, key, "k", "", nil), http.StatusUnauthorized},
		{"another issuer", good(func(c *jwt.Claims) { c.Issuer = "https://other.example" }), http.StatusUnauthorized},
		{"for another endpoint", good(func(c *jwt.Claims) { c.Audience = jwt.Audience{"http://cds.example" + orderPath} }), http.StatusUnauthorized},
		{"for no endpoint", good(func(c *jwt.Claims) { c.Audience = nil }), http.StatusUnauthorized},
		{"expired", good(func(c *jwt.Claims) { c.Expiry = at(-2 * time.Minute) }), http.StatusUnauthorized},
		{"expired a moment ago by another clock", good(func(c *jwt.Claims) { c.Expiry = at(-30 * time.Second) }), http.StatusOK},
		{"without an end", good(func(c *jwt.Claims) { c.Expiry = nil }), http.StatusUnauthorized},
		{"holds too long", good(func(c *jwt.Claims) { c.Expiry = at(2 * time.Hour) }), http.StatusUnauthorized},
		{"issued later", good(func(c *jwt.Claims) { c.IssuedAt = at(2 * time.Minute) }), http.StatusUnauthorized},
		{"never issued", good(func(c *jwt.Claims) { c.IssuedAt = nil }), http.StatusUnauthorized},
		{"not yet", good(func(c *jwt.Claims) { c.NotBefore = at(2 * time.Minute) }), http.StatusUnauthorized},
		{"no id", good(func(c *jwt.Claims) { c.ID = "" }), http.StatusUnauthorized},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := send(h, "POST", viewPath, body, "Authorization", c.authorization)
			require.Equal(t, c.status, w.Code, w.Body.String())
			if c.status == http.StatusUnauthorized {
				require.Equal(t, "Bearer", w.Header().Get("WWW-Authenticate"))
				require.NotContains(t, w.Body.String(), "expired", "no details")
			}
		})
	}
	once := good(nil)
	require.Equal(t, http.StatusOK, send(h, "POST", viewPath, body, "Authorization", once).Code)
	require.Equal(t, http.StatusUnauthorized, send(h, "POST", viewPath, body, "Authorization", once).Code, "no token serves twice")
	feedback := `{"feedback":[{"card":"x","outcome":"overridden","outcomeTimestamp":"2026-11-21T10:05:31Z"}]}`
	require.Equal(t, http.StatusOK, send(h, "POST", viewPath+"/feedback", feedback, "Authorization", good(nil)).Code, "the token of the service is one of its feedback")
	require.Equal(t, http.StatusUnauthorized, send(h, "GET", "/counts", "").Code)
	require.Equal(t, http.StatusOK, send(h, "GET", "/cds-services", "").Code, "the list is open")
}

func TestAlgorithms(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	set, err := readClients(keyFile(t, jose.JSONWebKey{Key: &key.PublicKey, KeyID: "k"}))
	require.NoError(t, err)
	check := verify(set)
	for _, alg := range []jose.SignatureAlgorithm{jose.RS256, jose.RS384, jose.PS512} {
		require.True(t, check(token(t, alg, key, "k", "JWT", nil), noon(), "http://cds.example"+viewPath), alg)
	}
}

// Keys come from the key set file only: what a token says about where its key is
// is not asked.
func TestKeysAreNotFetched(t *testing.T) {
	asked := make(chan struct{}, 1)
	stranger := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked <- struct{}{} }))
	key := newKey(t)
	set, err := readClients(keyFile(t, jose.JSONWebKey{Key: &newKey(t).PublicKey, KeyID: "k"}))
	require.NoError(t, err)
	o := (&jose.SignerOptions{}).WithType("JWT").WithHeader("kid", "other").WithHeader("jku", stranger.URL)
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES384, Key: key}, o)
	require.NoError(t, err)
	raw, err := jwt.Signed(signer).Claims(jwt.Claims{
		Issuer: issuer, Audience: jwt.Audience{"http://cds.example" + viewPath}, ID: newUUID(),
		IssuedAt: jwt.NewNumericDate(noon()), Expiry: jwt.NewNumericDate(noon().Add(time.Minute)),
	}).Serialize()
	require.NoError(t, err)
	require.False(t, verify(set)("Bearer "+raw, noon(), "http://cds.example"+viewPath))
	stranger.Close() // waits for whoever is asking
	require.Empty(t, asked)
}

// One token in many calls at the same moment serves once.
func TestATokenServesOnceInACrowd(t *testing.T) {
	key := newKey(t)
	set, err := readClients(keyFile(t, jose.JSONWebKey{Key: &key.PublicKey, KeyID: "k"}))
	require.NoError(t, err)
	check, raw := verify(set), token(t, jose.ES384, key, "k", "JWT", nil)
	var served atomic.Int32
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			if check(raw, noon(), "http://cds.example"+viewPath) {
				served.Add(1)
			}
		})
	}
	wg.Wait()
	require.EqualValues(t, 1, served.Load())
}

func TestKeyFilesHaveFaults(t *testing.T) {
	key := newKey(t)
	small, err := rsa.GenerateKey(rand.Reader, 1024) //nolint:gosec // that is the point
	require.NoError(t, err)
	public := jose.JSONWebKey{Key: &key.PublicKey, KeyID: "k"}
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"no JSON", []byte("{"), ""},
		{"nobody", []byte(`{"clients":[]}`), "at least one client"},
		{"no issuer", []byte(`{"clients":[{"iss":"","jwks":{}}]}`), "/clients/0/iss"},
		{"no keys", []byte(`{"clients":[{"iss":"x","jwks":{"keys":[]}}]}`), "/clients/0/jwks must hold"},
		{"broken keys", []byte(`{"clients":[{"iss":"x","jwks":{"keys":[{"kty":"x"}]}}]}`), "/clients/0/jwks"},
		{"a private key", keyFile(t, jose.JSONWebKey{Key: key, KeyID: "k"}), "must be a public key"},
		{"a shared key", keyFile(t, jose.JSONWebKey{Key: []byte("secret"), KeyID: "k"}), "must be a public key"},
		{"a short key", keyFile(t, jose.JSONWebKey{Key: &small.PublicKey, KeyID: "k"}), "2048 bits"},
		{"no kid", keyFile(t, jose.JSONWebKey{Key: &key.PublicKey}), "must have a kid"},
		{"the same kid twice", keyFile(t, public, public), "kid of its own"},
		{"for secrecy", keyFile(t, jose.JSONWebKey{Key: &key.PublicKey, KeyID: "k", Use: "enc"}), "for signatures"},
	} {
		_, err := readClients(c.file)
		require.ErrorContains(t, err, c.want, c.name)
		require.NotContains(t, err.Error(), "secret")
	}
}

func TestSeenIDsAreForgottenAfterTheirTime(t *testing.T) {
	s := &seenIDs{until: map[[16]byte]int64{}}
	for i := range rememberedID {
		require.True(t, s.first(fmt.Sprint(i), noon(), noon()))
	}
	require.False(t, s.first("one too many", noon(), noon()), "nothing that still holds is forgotten")
	require.True(t, s.first("later", noon(), noon().Add((sweepEvery+1)*time.Second)))
	require.Len(t, s.until, 1)
}
