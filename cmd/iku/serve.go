package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"iku/cmd/internal/fault"
	"iku/cmd/internal/report"
)

// serving is where a page is served, and whether a browser is shown it.
type serving struct {
	port   int
	noOpen bool
}

func serveFlags(c *cobra.Command, to *serving) {
	c.Flags().IntVar(&to.port, "port", 0, "layani di `PORT` ini; bawaannya yang mana saja yang bebas")
	c.Flag("port").DefValue = "" // 0 is no port
	c.Flags().BoolVar(&to.noOpen, "no-open", false, "jangan buka peramban")
}

func (v serving) check(c *cobra.Command) error {
	if v.port < 0 || v.port > 65535 {
		return wrong(c, "port harus 1 sampai 65535, bukan %d", v.port)
	}
	return nil
}

// page is what is served to a browser on this computer.
type page interface {
	http.Handler
	Address(root string) string // with the key, for the terminal
	Once(root string) string    // with one that is good once, for a command line
	Watch(ctx context.Context) error
}

// constant is a page that comes back at the port that it had.
type constant interface {
	LastPort() int
	KeepPort(port int)
}

// listen returns what serves a page at its port: any, unless one was asked for, but
// the one that the page had before where that is free.
func (v serving) listen(server page) (net.Listener, error) {
	at := func(port int) (net.Listener, error) {
		return net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	}
	again, is := server.(constant)
	if !is || v.port != 0 {
		return at(v.port)
	}
	listener, err := at(again.LastPort())
	if err != nil {
		listener, err = at(0)
	}
	if err == nil {
		again.KeepPort(listener.Addr().(*net.TCPAddr).Port)
	}
	return listener, err
}

// serve serves a page until ctx ends.
func (s *streams) serve(ctx context.Context, server page, at serving) error {
	listener, err := at.listen(server)
	if err != nil {
		return fmt.Errorf("port %d tidak dapat dipakai: %w", at.port, err)
	}
	web := &http.Server{Handler: server, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 1 << 16}
	defer context.AfterFunc(ctx, func() { _ = web.Close() })() // pages that listen do not hold it up
	watching := make(chan error, 1)
	go func() { watching <- fault.Guard(func() error { return server.Watch(ctx) }) }()
	address := "http://" + listener.Addr().String() + "/"
	fmt.Fprintf(s.out, "%s\n", server.Address(address))
	if !at.noOpen {
		openBrowser(server.Once(address))
	}
	go func() {
		if err := <-watching; err != nil {
			fmt.Fprintf(s.err, "iku: perubahan tidak dapat diikuti: %s\n", report.Reason(err))
		}
	}()
	if err := web.Serve(listener); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// openBrowser opens an address where there is somebody to see it. That it cannot
// is no failure: the address stands on the terminal.
func openBrowser(address string) {
	command := map[string][]string{"windows": {"rundll32", "url.dll,FileProtocolHandler"}, "darwin": {"open"}}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	run := exec.Command(command[0], append(command[1:], address)...)
	if run.Start() == nil {
		go func() { _ = run.Wait() }()
	}
}
