<?php
/**
 * php page.php FOLDER [RUNS]: what the plugin adds to the making of a page in the WordPress of a folder: milliseconds of
 * the processor and queries, the middle of many runs (50). With PHP_OPTIONS="-d opcache.enable_cli=1 …" all runs are
 * requests to one process that keeps what it has compiled, as servers do; without, each is a process of its own.
 */

declare( strict_types=1 );

if ( 'cli-server' === PHP_SAPI ) {
	$folder = (string) getenv( 'MEASURED' );
} elseif ( '--once' === ( $argv[2] ?? '' ) ) {
	$folder = $argv[1];
} else {
	$options = array_filter( explode( ' ', (string) getenv( 'PHP_OPTIONS' ) ) );
	$amount  = (int) ( $argv[2] ?? 50 );
	$runs    = $options ? served( $argv[1], $options, $amount ) : one_by_one( $argv[1], $amount );
	foreach ( array( 'load', 'hooks', 'footer', 'queries' ) as $what ) {
		$values = array_column( $runs, $what );
		sort( $values );
		printf( "%-8s %.2f\n", $what, $values[ intdiv( count( $values ), 2 ) ] );
	}
	exit( 0 );
}

/** @return array<int, array<string, float>> */
function one_by_one( string $folder, int $amount ): array {
	$command = implode( ' ', array_map( 'escapeshellarg', array( PHP_BINARY, __FILE__, $folder, '--once' ) ) );
	$runs    = array();
	while ( count( $runs ) < $amount ) {
		$runs[] = json_decode( (string) shell_exec( $command ), true, 8, JSON_THROW_ON_ERROR );
	}
	return $runs;
}

/**
 * @param string[] $options
 * @return array<int, array<string, float>>
 */
function served( string $folder, array $options, int $amount ): array {
	$free = stream_socket_server( 'tcp://127.0.0.1:0' );
	$host = stream_socket_get_name( $free, false );
	fclose( $free );
	$server = proc_open( array( PHP_BINARY, ...$options, '-S', $host, __FILE__ ), array( 1 => array( 'file', '/dev/null', 'w' ), 2 => array( 'file', '/dev/null', 'w' ) ), $pipes, null, array( 'MEASURED' => $folder ) + getenv() );
	while ( ! @stream_socket_client( 'tcp://' . $host ) ) {
		usleep( 50000 );
	}
	$runs = array();
	for ( $run = -10; $run < $amount; $run++ ) {
		$answer = (string) file_get_contents( "http://$host/" );
		// The first ones compile.
		if ( $run >= 0 ) {
			$runs[] = json_decode( $answer, true, 8, JSON_THROW_ON_ERROR );
		}
	}
	proc_terminate( $server );
	return $runs;
}

/** Times what is ours. */
final class Stopwatch {

	/** @var array<string, float> */
	public array $spent = array( 'load' => 0.0, 'hooks' => 0.0, 'footer' => 0.0, 'queries' => 0 );

	private float $before = 0.0;

	/** @var array<string, true> */
	private array $timed = array();

	/** @param mixed $plugins */
	public function begin( $plugins ) {
		$this->before = self::now();
		return $plugins;
	}

	public function plugin_loaded( string $file ): void {
		if ( false !== strpos( $file, '/chatflow.php' ) ) {
			$this->spent['load'] = self::now() - $this->before;
			$this->time_ours();
		}
		$this->before = self::now();
	}

	/** Seconds of processor time: what else runs on the machine does not count. */
	private static function now(): float {
		$used = getrusage();
		return $used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec'] + ( $used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec'] ) / 1e6;
	}

	/** Puts a watch around each callback of ours that has been added. */
	public function time_ours(): void {
		foreach ( $GLOBALS['wp_filter'] as $name => $hook ) {
			foreach ( $hook->callbacks as $priority => $callbacks ) {
				foreach ( $callbacks as $id => $callback ) {
					$owner = is_array( $callback['function'] ) ? $callback['function'][0] : '';
					$class = is_object( $owner ) ? get_class( $owner ) : (string) $owner;
					if ( 0 === strpos( $class, 'ChatFlow\\' ) && ! isset( $this->timed[ "$name $id" ] ) ) {
						$this->timed[ "$name $id" ] = true;
						$hook->callbacks[ $priority ][ $id ]['function'] = $this->around( $callback['function'], 'wp_footer' === $name ? 'footer' : 'hooks' );
					}
				}
			}
		}
	}

	private function around( callable $callback, string $part ): callable {
		return function ( ...$arguments ) use ( $callback, $part ) {
			$queries = $GLOBALS['wpdb']->num_queries;
			$began   = self::now();
			$result  = $callback( ...$arguments );

			$this->spent[ $part ]    += self::now() - $began;
			$this->spent['queries'] += $GLOBALS['wpdb']->num_queries - $queries;
			$this->time_ours();
			return $result;
		};
	}
}

$watch = new Stopwatch();

$GLOBALS['wp_filter'] = array(
	// Read for the last time just before the first plugin is.
	'option_active_plugins' => array( 10 => array( array( 'accepted_args' => 1, 'function' => array( $watch, 'begin' ) ) ) ),
	'plugin_loaded'         => array( 10 => array( array( 'accepted_args' => 1, 'function' => array( $watch, 'plugin_loaded' ) ) ) ),
);

$_SERVER += array( 'HTTP_HOST' => 'shop.test', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1' );
$_SERVER['HTTP_HOST']   = 'shop.test';
$_SERVER['SERVER_NAME'] = 'shop.test';
define( 'WP_USE_THEMES', true );
ob_start();
foreach ( array( 'wpdb', 'wp', 'wp_query', 'wp_the_query' ) as $name ) {
	global $$name;
}
require $folder . '/wp-load.php';
remove_action( 'template_redirect', 'redirect_canonical' );
wp();
require ABSPATH . WPINC . '/template-loader.php';
ob_end_clean();
foreach ( array( 'load', 'hooks', 'footer' ) as $part ) {
	$watch->spent[ $part ] *= 1000;
}
echo json_encode( $watch->spent );
