<?php
/**
 * php page.php FOLDER [RUNS]: what the plugin adds to the making of a page in the WordPress of a folder: milliseconds of
 * the processor and queries, the middle of many runs (50), each a process of its own.
 */

declare( strict_types=1 );

if ( '--once' !== ( $argv[2] ?? '' ) ) {
	$runs = array();
	for ( $run = 0; $run < (int) ( $argv[2] ?? 50 ); $run++ ) {
		$command = array_map( 'escapeshellarg', array( PHP_BINARY, ...array_filter( explode( ' ', (string) getenv( 'PHP_OPTIONS' ) ) ), __FILE__, $argv[1], '--once' ) );
		$runs[]  = json_decode( (string) shell_exec( implode( ' ', $command ) ), true, 8, JSON_THROW_ON_ERROR );
	}
	foreach ( array( 'load', 'hooks', 'footer', 'queries' ) as $what ) {
		$values = array_column( $runs, $what );
		sort( $values );
		printf( "%-8s %.2f\n", $what, $values[ intdiv( count( $values ), 2 ) ] );
	}
	exit( 0 );
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
$_SERVER['HTTP_HOST'] = 'shop.test';
define( 'WP_USE_THEMES', true );
ob_start();
foreach ( array( 'wpdb', 'wp', 'wp_query', 'wp_the_query' ) as $name ) {
	global $$name;
}
require $argv[1] . '/wp-load.php';
remove_action( 'template_redirect', 'redirect_canonical' );
wp();
require ABSPATH . WPINC . '/template-loader.php';
ob_end_clean();
foreach ( array( 'load', 'hooks', 'footer' ) as $part ) {
	$watch->spent[ $part ] *= 1000;
}
echo json_encode( $watch->spent );
