package ledger

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
)

// ErrUnbalanced is returned when the amounts of a transaction do not add up to zero.
var ErrUnbalanced = errors.New("ledger: transaction is not balanced")

type Account string

type Posting struct {
	Account Account
	Cents   int64
}

type Transaction struct {
	Date     time.Time
	Payee    string
	Postings []Posting
}

func (t Transaction) validate() error {
	var sum int64
	for _, p := range t.Postings {
		sum += p.Cents
	}
	if sum != 0 {
		return fmt.Errorf("%w: %q is off by %d", ErrUnbalanced, t.Payee, sum)
	}
	return nil
}

// Ledger is safe for use by several goroutines.
type Ledger struct {
	mu       sync.RWMutex
	balances map[Account]int64
	entries  []Transaction
}

func New() *Ledger {
	return &Ledger{balances: make(map[Account]int64)}
}

func (l *Ledger) Add(t Transaction) error {
	if err := t.validate(); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entries = append(l.entries, t)
	for _, p := range t.Postings {
		l.balances[p.Account] += p.Cents
	}
	return nil
}

func (l *Ledger) Balance(a Account) int64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.balances[a]
}

// Load reads lines of the form "2024-03-01 | Baker | expenses:food 350 | cash -350".
func (l *Ledger) Load(ctx context.Context, r io.Reader) (int, error) {
	scanner := bufio.NewScanner(r)
	line, added := 0, 0
	for scanner.Scan() {
		line++
		if err := ctx.Err(); err != nil {
			return added, err
		}
		text := strings.TrimSpace(scanner.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		t, err := parse(text)
		if err != nil {
			return added, fmt.Errorf("line %d: %w", line, err)
		}
		if err := l.Add(t); err != nil {
			return added, fmt.Errorf("line %d: %w", line, err)
		}
		added++
	}
	return added, scanner.Err()
}

func parse(text string) (Transaction, error) {
	fields := strings.Split(text, "|")
	if len(fields) < 4 {
		return Transaction{}, fmt.Errorf("want at least 4 fields, got %d", len(fields))
	}
	date, err := time.Parse("2006-01-02", strings.TrimSpace(fields[0]))
	if err != nil {
		return Transaction{}, err
	}
	t := Transaction{Date: date, Payee: strings.TrimSpace(fields[1])}
	for _, f := range fields[2:] {
		name, amount, ok := strings.Cut(strings.TrimSpace(f), " ")
		if !ok {
			return Transaction{}, fmt.Errorf("posting %q has no amount", f)
		}
		cents, err := strconv.ParseInt(amount, 10, 64)
		if err != nil {
			return Transaction{}, err
		}
		t.Postings = append(t.Postings, Posting{Account(name), cents})
	}
	return t, nil
}

func (l *Ledger) Report(w io.Writer) error {
	l.mu.RLock()
	defer l.mu.RUnlock()
	names := make([]string, 0, len(l.balances))
	for a := range l.balances {
		names = append(names, string(a))
	}
	sort.Strings(names)
	for _, n := range names {
		if _, err := fmt.Fprintf(w, "%-32s %12.2f\n", n, float64(l.balances[Account(n)])/100); err != nil {
			return err
		}
	}
	return nil
}
