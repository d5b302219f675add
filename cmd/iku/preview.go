package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"iku/cmd/internal/fault"
	"iku/cmd/internal/preview"
)

func newPreview(s *streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "preview " + inputsUse,
		Short: "tampilkan halaman di peramban selagi ditulis",
		Long: `Halaman tampak seperti akan dicetak, dengan temuan di sampingnya, dan mengikuti setiap
kali berkasnya, yang diwarisinya, logo atau hurufnya disimpan. Temuan diklik untuk melihat
tempatnya di halaman; halaman diklik untuk melihat tempatnya di TOML. Dua berkas, LAMA lalu
BARU, ditampilkan berdampingan, dengan yang berubah ditandai; yang lebih banyak dalam daftar.
Hanya komputer ini yang dilayani, hanya bagi yang memegang kunci di dalam alamatnya, dan
tidak ada yang diubah. Ctrl-C mengakhirinya.
` + aboutInputs + aboutReach,
		Example: `iku preview lembar.toml
iku preview kabupaten/ --port 8080 --no-open
iku preview lembar-2018.toml lembar-2019.toml`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	var root folder
	reachFlag(c, &root)
	port := c.Flags().Int("port", 0, "layani di `PORT` ini; bawaannya yang mana saja yang bebas")
	c.Flag("port").DefValue = "" // 0 is no port
	noOpen := c.Flags().Bool("no-open", false, "jangan buka peramban")
	c.RunE = func(c *cobra.Command, args []string) error {
		if *port < 0 || *port > 65535 {
			return wrong(c, "port harus 1 sampai 65535, bukan %d", *port)
		}
		for _, arg := range args {
			if arg == standard {
				return wrong(c, "masukan standar tidak dapat ditampilkan; sebut sebuah berkas")
			}
		}
		date, err := sourceDate(os.Getenv("SOURCE_DATE_EPOCH"))
		if err != nil {
			return wrong(c, "%v", err)
		}
		return s.preview(s.until(c), args, string(root), date, *port, !*noOpen)
	}
	return c
}

// preview serves documents until ctx ends.
func (s *streams) preview(ctx context.Context, args []string, root string, date time.Time, port int, open bool) error {
	server, err := preview.New(args, root, date)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return fmt.Errorf("port %d tidak dapat dipakai: %w", port, err)
	}
	web := &http.Server{Handler: server, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 1 << 16}
	defer context.AfterFunc(ctx, func() { _ = web.Close() })() // pages that listen do not hold it up
	watching := make(chan error, 1)
	go func() { watching <- fault.Guard(func() error { return server.Watch(ctx) }) }()
	address := "http://" + listener.Addr().String() + "/"
	fmt.Fprintf(s.out, "%s\n", server.Address(address))
	if open {
		openBrowser(server.Once(address))
	}
	go func() {
		if err := <-watching; err != nil {
			fmt.Fprintf(s.err, "iku: perubahan tidak dapat diikuti: %s\n", reason(err))
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
