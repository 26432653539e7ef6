package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/gridkeeper/gridkeeper/internal/prompt"
)

func loginCommand() *cobra.Command {
	var cluster string
	cmd := &cobra.Command{
		Use:   "login",
		Short: "Store the credentials of a cluster",
		RunE: func(cmd *cobra.Command, _ []string) error {
			password, err := prompt.Password(os.Stdin, fmt.Sprintf("Password for %s: ", cluster))
			if err != nil {
				return err
			}
			return store(cluster, password)
		},
	}
	cmd.Flags().StringVar(&cluster, "cluster", "", "name of the cluster")
	return cmd
}
