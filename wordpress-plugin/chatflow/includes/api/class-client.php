<?php
/**
 * Talks to the service.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Api;

use ChatFlow\Connection\Address;

defined( 'ABSPATH' ) || exit;

/**
 * One request at a time, with a limit on time and size, and no redirects: a secret goes to the address it was made for.
 */
final class Client {

	private const LARGEST_ANSWER = 2 * MB_IN_BYTES;

	/**
	 * Of the service, without a trailing slash.
	 *
	 * @var string
	 */
	private $base_url;

	/**
	 * The site's secret; empty where none is asked for.
	 *
	 * @var string
	 */
	private $secret;

	/**
	 * Seconds.
	 *
	 * @var int
	 */
	private $timeout;

	/**
	 * For one service and one site.
	 *
	 * @param string $base_url Of the service.
	 * @param string $secret   The site's secret; empty where none is asked for.
	 * @param int    $timeout  Seconds.
	 */
	public function __construct( string $base_url, string $secret = '', int $timeout = 5 ) {
		$this->base_url = untrailingslashit( $base_url );
		$this->secret   = $secret;
		$this->timeout  = $timeout;
	}

	/**
	 * Asks for something.
	 *
	 * @param string                $path  From /api/v1 on.
	 * @param array<string, string> $query Its parameters.
	 */
	public function get( string $path, array $query = array() ): Answer {
		return $this->send( 'GET', $query ? $path . '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 ) : $path );
	}

	/**
	 * Sends one request.
	 *
	 * @param string                    $method HTTP method.
	 * @param string                    $path   From /api/v1 on.
	 * @param array<string, mixed>|null $body   Sent as JSON.
	 */
	public function send( string $method, string $path, ?array $body = null ): Answer {
		$headers = array(
			'Accept'     => 'application/json, application/problem+json',
			'User-Agent' => 'ChatFlow-WordPress/' . \ChatFlow\VERSION,
		);
		if ( '' !== $this->secret ) {
			$headers['Authorization'] = 'Bearer ' . $this->secret;
		}
		$json = null;
		if ( 'GET' !== $method ) {
			// Also without a body: WordPress would call it a form.
			$headers['Content-Type'] = 'application/json';
		}
		if ( null !== $body ) {
			$json = wp_json_encode( $body, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
			if ( false === $json ) {
				return new Answer( 400, array( 'detail' => json_last_error_msg() ) );
			}
		}
		$response = wp_remote_request(
			$this->base_url . $path,
			array(
				'method'              => $method,
				'timeout'             => $this->timeout,
				'redirection'         => 0,
				'reject_unsafe_urls'  => ! Address::is_trusted( $this->base_url ),
				'headers'             => $headers,
				'body'                => $json,
				'limit_response_size' => self::LARGEST_ANSWER,
			)
		);
		if ( is_wp_error( $response ) ) {
			return new Answer( 0, array(), $response->get_error_message() );
		}
		$answered = json_decode( (string) wp_remote_retrieve_body( $response ), true );
		return new Answer(
			(int) wp_remote_retrieve_response_code( $response ),
			is_array( $answered ) ? $answered : array(),
			'',
			max( 0, (int) wp_remote_retrieve_header( $response, 'retry-after' ) )
		);
	}
}
