# What the image of the worker must do, read by a shell inside of it: make image.
fail() { echo "The image is not right: $*" >&2; exit 1; }

[ "$(id -u)" != 0 ] || fail 'it runs as root'
paydesk --version || fail 'there is no paydesk'
python -c 'import apprise, fsspec, psycopg' || fail 'a part is missing'
[ "$(TZ=Europe/Moscow date +%z)" = +0300 ] || fail 'it knows no time zones, so digests come at a wrong hour'

folder=$(mktemp -d)
export PAYDESK_DB="sqlite:///$folder/trial.db" PAYDESK_LANG=en
as() {
  user=$1; shift
  PAYDESK_USER=$user paydesk "$@" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; fail "paydesk $1 $2"; }
}
as kira init --name Kira
as kira user add courier --role notifier
as kira user add anna --role manager
as kira user add boris --role head
as kira notify channel screen terminal:
as boris notify settings --to screen=here
as anna new --contractor 'ООО «Ромашка»' --inn 7707083893 --kpp 773601001 --bic 044525225 \
  --corr-account 30101810400000000225 --account 40702810740000432537 --amount 1650 --due +7d \
  --subject Бумага --purpose 'Оплата по счету за бумагу, без НДС'
as anna submit 1

# As CMD does, which this shell stands in place of.
: > "$folder/sent"
PAYDESK_USER=courier paydesk notify run --watch > "$folder/sent" 2>&1 &
worker=$!
left=60
until grep -q '^Request 1 awaits your decision' "$folder/sent"; do
  [ "$left" -gt 0 ] || { cat "$folder/sent" >&2; fail 'the worker sends nothing'; }
  left=$((left - 1))
  sleep 1
done
kill -TERM "$worker"
wait "$worker" || fail "the worker was stopped and left with code $?"
rm -r "$folder"
echo 'The image works: it sends a message, and stops when it is told to.'
