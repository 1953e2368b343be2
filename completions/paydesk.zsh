#compdef paydesk

_paydesk_completion() {
  eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" _PAYDESK_COMPLETE=complete_zsh paydesk)
}

compdef _paydesk_completion paydesk
